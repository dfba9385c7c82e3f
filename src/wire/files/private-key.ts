import { type Quoted, quote } from '../../contract/quoted.ts';
import { decodeBase64 } from './base64.ts';
import { type OpenSshKey, readOpenSshKey } from './openssh-key.ts';
import { type PpkKey, readPpk } from './ppk.ts';
import { type PublicKey, parsePublicBlob, parsePublicKeyLine } from './public-key.ts';

/** What a file given as private key really is. Nothing is decrypted. */
export type KeyFile =
  | ({ readonly kind: 'openssh' } & OpenSshKey)
  | {
      readonly kind: 'pem';
      readonly holds: 'rsa' | 'ec' | 'dsa';
      readonly encrypted: boolean;
      readonly cipher: string | null;
    }
  | { readonly kind: 'pkcs8'; readonly encrypted: boolean }
  | ({ readonly kind: 'ppk' } & PpkKey)
  | {
      readonly kind: 'public-key';
      readonly form: 'openssh' | 'ssh2' | 'pem';
      readonly key: PublicKey | null;
      readonly comment: Quoted;
    }
  | { readonly kind: 'certificate'; readonly key: PublicKey; readonly comment: Quoted }
  | { readonly kind: 'protocol-1' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'web-page' }
  /** `***`, as build systems print a secret. */
  | { readonly kind: 'masked' }
  /** A path or a variable name instead of the key's text. */
  | { readonly kind: 'path' }
  | { readonly kind: 'unknown' };

/** What stops OpenSSH from reading the file, or did in some release. */
export type KeyFileDamage =
  | 'crlf'
  /** OpenSSH's own format is refused without it: the end line is sought with its newline (sshkey.c MARK_END). */
  | 'no-final-newline'
  /** The base64 stands on one line with the markers, or without line breaks. */
  | 'one-line'
  /** `\n` as two characters, as JSON or a build variable leaves it. */
  | 'escaped-newlines'
  | 'truncated'
  | 'no-end-line'
  | 'no-begin-line'
  | 'byte-order-mark'
  | 'utf-16'
  | 'quotes'
  | 'leading-spaces'
  | 'text-before'
  | 'foreign-characters';

export interface KeyFileReading {
  readonly file: KeyFile;
  readonly damage: readonly KeyFileDamage[];
}

/** Larger than any key; authfile.c reads at most 64 MB, a key is under 20 kB. */
export const keyFileMaxBytes = 1024 * 1024;

export function readKeyFile(bytes: Uint8Array): KeyFileReading {
  const damage: KeyFileDamage[] = [];
  const head = Buffer.from(bytes.subarray(0, keyFileMaxBytes));
  let text = head.toString('utf8');
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    damage.push('utf-16'); // as PowerShell's > writes it
    text = (head[0] === 0xfe ? Buffer.from(head.subarray(0, head.length & ~1)).swap16() : head).toString('utf16le');
  }
  if (text.startsWith('\uFEFF')) {
    if (damage.length === 0) damage.push('byte-order-mark');
    text = text.slice(1);
  }
  if (text.trim() === '') return { file: { kind: 'empty' }, damage };
  if (text.includes('\0')) return { file: { kind: 'binary' }, damage };
  return { file: recognise(text, damage), damage };
}

const marker = /-----BEGIN ([A-Z0-9 ]+?)-----/;

function recognise(given: string, damage: KeyFileDamage[]): KeyFile {
  let text = given;
  if (text.startsWith('SSH PRIVATE KEY FILE FORMAT 1.1')) return { kind: 'protocol-1' };
  if (text.includes('PuTTY-User-Key-File-')) return { kind: 'ppk', ...readPpk(text, damage) };
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return { kind: 'web-page' };
  if (/^\s*["']?\*{3,}["']?\s*$/.test(text)) return { kind: 'masked' };
  const label = marker.exec(text)?.[1];
  if (label === undefined) return withoutMarker(text, damage);
  if (!text.includes('\n') && text.includes('\\n')) {
    damage.push('escaped-newlines');
    text = text.replaceAll('\\n', '\n');
  }
  layoutDamage(text, label, damage);
  const body = bodyOf(text, label);
  return fromPem(label, text, body, damage);
}

function fromPem(label: string, text: string, body: string, damage: KeyFileDamage[]): KeyFile {
  const cipher = /^DEK-Info: *([A-Z0-9-]+)/m.exec(text)?.[1] ?? null;
  const encrypted = /^Proc-Type: *4,ENCRYPTED/m.test(text);
  switch (label) {
    case 'OPENSSH PRIVATE KEY': {
      const read = readOpenSshKey(decodeLoosely(body, damage));
      if (read.cut && !damage.includes('truncated')) damage.push('truncated');
      return { kind: 'openssh', ...read.key };
    }
    case 'RSA PRIVATE KEY':
    case 'EC PRIVATE KEY':
    case 'DSA PRIVATE KEY': {
      checkDer(body, encrypted, damage);
      const holds = label.startsWith('RSA') ? 'rsa' : label.startsWith('EC') ? 'ec' : 'dsa';
      return { kind: 'pem', holds, encrypted, cipher };
    }
    case 'PRIVATE KEY':
    case 'ENCRYPTED PRIVATE KEY':
      checkDer(body, false, damage);
      return { kind: 'pkcs8', encrypted: label.startsWith('ENCRYPTED') };
    case 'PUBLIC KEY':
    case 'RSA PUBLIC KEY':
      return { kind: 'public-key', form: 'pem', key: null, comment: quote('') };
    default:
      return { kind: 'unknown' };
  }
}

function withoutMarker(text: string, damage: KeyFileDamage[]): KeyFile {
  if (/---- BEGIN SSH2 PUBLIC KEY ----/.test(text)) return ssh2Public(text);
  const line = text.split(/\r?\n/).find((candidate) => candidate.trim() !== '' && !candidate.startsWith('#')) ?? '';
  const parsed = parsePublicKeyLine(line.trim());
  if (parsed.ok) {
    const { key, comment } = parsed;
    return key.certificate
      ? { kind: 'certificate', key, comment }
      : { kind: 'public-key', form: 'openssh', key, comment };
  }
  const squeezed = text.replaceAll(/\s/g, '');
  const blob = decodeBase64(squeezed.replace(/-----END[A-Z]*PRIVATEKEY-----$/, ''));
  if (blob?.toString('latin1', 0, openSshMagic.length) === openSshMagic) {
    damage.push('no-begin-line');
    return { kind: 'openssh', ...readOpenSshKey(blob).key };
  }
  if (/-----END [A-Z0-9 ]+-----/.test(text)) {
    damage.push('no-begin-line');
    return { kind: 'unknown' };
  }
  if (/^\s*(?:~|\.{0,2}\/|[A-Za-z]:\\|\$\{?\w)[^\n]{0,300}\s*$/.test(text)) return { kind: 'path' };
  const foreign = Array.from(text.slice(0, 4096)).filter((c) => c < '\t' || c === '\uFFFD').length;
  return foreign > 0 ? { kind: 'binary' } : { kind: 'unknown' };
}

const openSshMagic = 'openssh-key-v1';

/** RFC 4716: header lines `Name: value`, continued by a backslash, then base64. */
function ssh2Public(text: string): KeyFile {
  const inside = text.split('BEGIN SSH2 PUBLIC KEY ----')[1]?.split('---- END')[0] ?? '';
  const comment = /^Comment: *"?(.*?)"?\r?$/m.exec(inside)?.[1] ?? '';
  const base64 = inside.replaceAll(/^[\w-]{1,64}:(?:.*\\\r?\n)*.*$/gm, '').replaceAll(/\s/g, '');
  const blob = decodeBase64(base64);
  const key = blob === undefined ? 'truncated' : parsePublicBlob(blob);
  return { kind: 'public-key', form: 'ssh2', key: typeof key === 'string' ? null : key, comment: quote(comment) };
}

function layoutDamage(text: string, label: string, damage: KeyFileDamage[]): void {
  const note = (found: KeyFileDamage, yes: boolean): void => {
    if (yes && !damage.includes(found)) damage.push(found);
  };
  const begin = text.indexOf(`-----BEGIN ${label}-----`);
  const before = text.slice(0, begin);
  note('quotes', /["'`]\s*$/.test(before) && /["'`]\s*$/.test(text));
  note('leading-spaces', /^[ \t]+(?:-----|[A-Za-z0-9+/=]{20,})/m.test(text));
  note('text-before', before.replaceAll(/["'`\s]/g, '') !== '');
  note('crlf', text.includes('\r'));
  note('no-end-line', !text.includes(`-----END ${label}-----`));
  note('no-final-newline', !text.slice(text.lastIndexOf('-----') + 5).includes('\n'));
  const firstLine = text.slice(begin).split('\n', 1)[0] ?? '';
  const longest = bodyLines(text, label).reduce((most, line) => Math.max(most, line.length), 0);
  // 76 is the longest line any writer makes (RFC 4716 allows 72, MIME 76).
  note('one-line', firstLine.trim().length > `-----BEGIN ${label}-----`.length || longest > 200);
}

function between(text: string, label: string): string {
  const after = text.split(`-----BEGIN ${label}-----`)[1] ?? '';
  return after.split(/-----END/)[0] ?? '';
}

function bodyLines(text: string, label: string): string[] {
  return between(text, label)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[A-Za-z-]+: /.test(line));
}

function bodyOf(text: string, label: string): string {
  return bodyLines(text, label)
    .join('')
    .replaceAll(/[\s"'`\\]/g, '');
}

/** Decodes what there is, so that a cut file still shows its public half. */
function decodeLoosely(body: string, damage: KeyFileDamage[]): Buffer {
  const strict = decodeBase64(body);
  if (strict !== undefined) return strict;
  damage.push(/[^A-Za-z0-9+/=]/.test(body) ? 'foreign-characters' : 'truncated');
  return Buffer.from(body, 'base64');
}

/** DER (X.690 8.1): a SEQUENCE whose length covers the rest. Ciphertext has no such shape. */
function checkDer(body: string, ciphertext: boolean, damage: KeyFileDamage[]): void {
  const bytes = decodeLoosely(body, damage);
  if (ciphertext || damage.includes('truncated') || damage.includes('foreign-characters')) return;
  if (bytes[0] !== 0x30) damage.push('foreign-characters');
  else if (derEnd(bytes) > bytes.length) damage.push('truncated');
}

function derEnd(bytes: Uint8Array): number {
  const first = bytes[1] ?? 0;
  if (first < 0x80) return 2 + first;
  let length = 0;
  for (let i = 0; i < (first & 0x7f) && i < 4; i++) length = length * 256 + (bytes[2 + i] ?? 0);
  return 2 + (first & 0x7f) + length;
}
