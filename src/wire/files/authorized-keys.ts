import { type Quoted, quote } from '../../contract/quoted.ts';
import { parseExpiryTime } from './expiry.ts';
import { type KeyOption, type OptionsProblem, optionFieldEnd, parseKeyOptions } from './key-options.ts';
import { keyType, keyTypeNames } from './key-types.ts';
import { type PublicKey, type PublicKeyProblem, parsePublicKeyLine } from './public-key.ts';
import { textLines } from './text-lines.ts';

/** One line of an authorized_keys file as sshd reads it (auth2-pubkeyfile.c). Line numbers count from 1. */
export type AuthorizedKeysLine =
  | { readonly kind: 'comment'; readonly line: number }
  | {
      readonly kind: 'key';
      readonly line: number;
      readonly key: PublicKey;
      readonly comment: Quoted;
      readonly options: readonly KeyOption[];
      /** sshd takes the line, but it holds something that people did not mean. */
      readonly warnings: readonly LineWarning[];
    }
  | { readonly kind: 'broken'; readonly line: number; readonly reason: AuthorizedKeysDamage; readonly text: Quoted };

export type LineWarning =
  /** Another key stands behind the first: sshd reads it as comment. */
  'two-keys-on-one-line' | 'carriage-return';

export type AuthorizedKeysDamage =
  | { readonly kind: 'options'; readonly problem: OptionsProblem }
  | { readonly kind: 'key'; readonly problem: PublicKeyProblem }
  /** Base64 without a key type in front. */
  | { readonly kind: 'missing-type' }
  /** The key of the line before went on here: a line break was pasted into it. */
  | { readonly kind: 'wrapped' }
  /** A line of a private key. */
  | { readonly kind: 'private-key' }
  /** `---- BEGIN SSH2 PUBLIC KEY ----`, as PuTTYgen saves it. */
  | { readonly kind: 'ssh2-format' }
  /** `-----BEGIN PUBLIC KEY-----` or `BEGIN RSA PUBLIC KEY`. */
  | { readonly kind: 'pem-format' }
  | { readonly kind: 'byte-order-mark' }
  | { readonly kind: 'not-a-key' };

export interface AuthorizedKeys {
  readonly lines: readonly AuthorizedKeysLine[];
  readonly unread: number;
}

export const authorizedKeysMaxLines = 100_000; // some hosting panels keep thousands; bounds memory

export function parseAuthorizedKeys(text: string, maxLines = authorizedKeysMaxLines): AuthorizedKeys {
  const all = textLines(text);
  const lines: AuthorizedKeysLine[] = [];
  let block: 'private-key' | 'ssh2-format' | 'pem-format' | undefined;
  for (const line of all.slice(0, maxLines)) {
    const number = lines.length + 1;
    const begun = blockStart(line);
    block = begun ?? block;
    let parsed: AuthorizedKeysLine;
    if (block !== undefined) parsed = { kind: 'broken', line: number, reason: { kind: block }, text: quote(line) };
    else parsed = parseAuthorizedKeysLine(line, number);
    if (block !== undefined && begun === undefined && /-{4,5} ?END /.test(line)) block = undefined;
    lines.push(joinWrapped(lines.at(-1), parsed, line));
  }
  return { lines, unread: all.length - lines.length };
}

export function parseAuthorizedKeysLine(text: string, line: number): AuthorizedKeysLine {
  const broken = (reason: AuthorizedKeysDamage): AuthorizedKeysLine => ({
    kind: 'broken',
    line,
    reason,
    text: quote(text),
  });
  if (text.startsWith('\uFEFF')) return broken({ kind: 'byte-order-mark' });
  const start = blockStart(text);
  if (start !== undefined) return broken({ kind: start });
  const rest = text.replace(/^[ \t]+/, '').replace(/[\r\n]+$/, '');
  if (rest === '' || rest.startsWith('#')) return { kind: 'comment', line };

  const direct = parsePublicKeyLine(rest);
  if (direct.ok) return keyLine(line, text, direct.key, direct.comment, []);
  const first = rest.split(/[ \t]/, 1)[0] ?? '';
  if (keyType(first) !== undefined) return broken({ kind: 'key', problem: direct.problem });
  if (looksLikeBlob(first)) return broken({ kind: 'missing-type' });

  const end = optionFieldEnd(rest);
  const { options, problem } = parseKeyOptions(end === -1 ? rest : rest.slice(0, end));
  if (end === -1) return broken(noKeyReason(rest, options, problem));
  const tail = parsePublicKeyLine(rest.slice(end));
  if (problem !== null) {
    return broken(tail.ok || options.some((o) => o.known) ? { kind: 'options', problem } : { kind: 'not-a-key' });
  }
  if (tail.ok) return keyLine(line, text, tail.key, tail.comment, options);
  return broken({ kind: 'key', problem: tail.problem });
}

function keyLine(
  line: number,
  text: string,
  key: PublicKey,
  comment: Quoted,
  options: readonly KeyOption[],
): AuthorizedKeysLine {
  const warnings: LineWarning[] = [];
  if (keyTypeNames.some((name) => comment.quoted.includes(`${name} AAAA`))) warnings.push('two-keys-on-one-line');
  if (text.endsWith('\r')) warnings.push('carriage-return');
  return { kind: 'key', line, key, comment, options, warnings };
}

function blockStart(text: string): 'private-key' | 'ssh2-format' | 'pem-format' | undefined {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|^PuTTY-User-Key-File-\d/.test(text)) return 'private-key';
  if (/---- BEGIN SSH2 PUBLIC KEY ----/.test(text)) return 'ssh2-format';
  return /-----BEGIN [A-Z0-9 ]*(?:PUBLIC KEY|CERTIFICATE)-----/.test(text) ? 'pem-format' : undefined;
}

/** `AAAA` is what base64 makes of the length bytes in front of every key type. */
function looksLikeBlob(word: string): boolean {
  return /^AAAA[BCEGI][A-Za-z0-9+/]{12,}/.test(word);
}

function noKeyReason(
  text: string,
  options: readonly KeyOption[],
  problem: OptionsProblem | null,
): AuthorizedKeysDamage {
  if (problem?.kind === 'unclosed-quote') return { kind: 'options', problem };
  return options.some((option) => option.known) && text !== ''
    ? { kind: 'key', problem: { kind: 'no-key' } }
    : { kind: 'not-a-key' };
}

/** A line of bare base64 after a key that broke off is the rest of that key. */
function joinWrapped(
  before: AuthorizedKeysLine | undefined,
  now: AuthorizedKeysLine,
  text: string,
): AuthorizedKeysLine {
  if (now.kind !== 'broken' || before?.kind !== 'broken') return now;
  const cut =
    before.reason.kind === 'wrapped' ||
    (before.reason.kind === 'key' && ['base64', 'blob', 'no-key'].includes(before.reason.problem.kind));
  if (!cut || !/^[ \t]*[A-Za-z0-9+/]{4,}={0,2}(?:[ \t].*)?$/.test(text.replace(/\r$/, ''))) return now;
  return { ...now, reason: { kind: 'wrapped' } };
}

/** What a line's options mean for one login. */
export interface KeyRestrictions {
  /** Patterns and networks that the client's address must match (`from=`); null: any. */
  readonly from: string | null;
  /** Seconds since 1970; null: never. */
  readonly expiresAtS: number | null;
  readonly expiryUnreadable: boolean;
  /** Replaces what the client asks to run. */
  readonly command: string | null;
  readonly certificateAuthority: boolean;
  readonly principals: readonly string[] | null;
  readonly pty: boolean;
  readonly portForwarding: boolean;
}

export function keyRestrictions(options: readonly KeyOption[]): KeyRestrictions {
  const value = (name: string): string | null => options.find((option) => option.name === name)?.value ?? null;
  const has = (name: string): boolean => options.some((option) => option.name === name);
  const allowed = (name: string): boolean => {
    let state = true;
    for (const option of options) {
      if (option.name === 'restrict' || option.name === `no-${name}`) state = false;
      else if (option.name === name) state = true;
    }
    return state;
  };
  const expiryText = value('expiry-time');
  const expiry = expiryText === null ? undefined : parseExpiryTime(expiryText);
  return {
    from: value('from'),
    expiresAtS: expiry?.atS ?? null,
    expiryUnreadable: expiryText !== null && expiry === undefined,
    command: value('command'),
    certificateAuthority: has('cert-authority'),
    principals: value('principals')?.split(',') ?? null,
    pty: allowed('pty'),
    portForwarding: allowed('port-forwarding'),
  };
}
