import { createHash } from 'node:crypto';
import { type Quoted, quote } from '../../contract/quoted.ts';
import { type Base64Damage, base64Damage, decodeBase64 } from './base64.ts';
import { BlobReader, mpintBits } from './blob.ts';
import { keyType } from './key-types.ts';

/** A public key or certificate as a file holds it. */
export interface PublicKey {
  /** The name inside the blob, such as `ssh-ed25519`. */
  readonly type: string;
  readonly blob: Uint8Array;
  /** Size as `ssh-keygen -l` prints it; null for a type we do not know. */
  readonly bits: number | null;
  /** `SHA256:` and base64 without padding. Of a certificate: of the key in it, as OpenSSH does. */
  readonly fingerprint: string;
  readonly certificate: boolean;
  /** Signing needs a FIDO authenticator. */
  readonly device: boolean;
}

export type BlobProblem =
  /** Ends before the fields that its type has. */
  | 'truncated'
  /** Bytes follow after the last field. */
  | 'trailing-bytes'
  | 'unknown-type';

export type PublicKeyProblem =
  | { readonly kind: 'no-key' }
  | { readonly kind: 'unknown-type'; readonly type: Quoted }
  | { readonly kind: 'base64'; readonly damage: Base64Damage }
  /** The type before the blob and the type inside it differ. */
  | { readonly kind: 'type-mismatch'; readonly said: string; readonly inside: Quoted }
  | { readonly kind: 'blob'; readonly problem: BlobProblem };

export type PublicKeyLine =
  | { readonly ok: true; readonly key: PublicKey; readonly comment: Quoted }
  | { readonly ok: false; readonly problem: PublicKeyProblem };

/** Parses `type base64 comment`, the form of `.pub` files and of the tail of known_hosts and authorized_keys lines. */
export function parsePublicKeyLine(line: string): PublicKeyLine {
  const match = /^[ \t]*([^ \t]+)[ \t]+([^ \t]+)[ \t]*(.*)$/s.exec(line);
  const [, said, base64, comment] = match ?? [];
  if (said === undefined || base64 === undefined) return { ok: false, problem: { kind: 'no-key' } };
  if (keyType(said) === undefined) return { ok: false, problem: { kind: 'unknown-type', type: quote(said) } };
  const blob = decodeBase64(base64);
  if (blob === undefined) {
    return { ok: false, problem: { kind: 'base64', damage: base64Damage(base64) ?? 'cut-short' } };
  }
  const parsed = parsePublicBlob(blob);
  if (typeof parsed === 'string') return { ok: false, problem: { kind: 'blob', problem: parsed } };
  if (parsed.type !== said) {
    return { ok: false, problem: { kind: 'type-mismatch', said, inside: quote(parsed.type) } };
  }
  return { ok: true, key: parsed, comment: quote((comment ?? '').replace(/[ \t\r]+$/, '')) };
}

/** How many fields each plain type has after its name, and which of them gives the size (RFC 4253 6.6, 5656, 8709). */
const shapes: { readonly [short: string]: { readonly fields: number; bits(fields: readonly Uint8Array[]): number } } = {
  RSA: { fields: 2, bits: ([, modulus]) => mpintBits(modulus ?? new Uint8Array()) },
  DSA: { fields: 4, bits: ([p]) => mpintBits(p ?? new Uint8Array()) },
  ED25519: { fields: 1, bits: () => 256 },
  ECDSA: { fields: 2, bits: ([curve]) => Number(/\d+$/.exec(Buffer.from(curve ?? []).toString('latin1'))?.[0] ?? 0) },
  'ED25519-SK': { fields: 2, bits: () => 256 },
  'ECDSA-SK': { fields: 3, bits: () => 256 },
  'MLDSA44-ED25519': { fields: 1, bits: () => 256 },
};
/** serial (8 bytes), type (4), key id, principals, after, before, critical, extensions, reserved, CA key, signature. */
const certificateTail = (reader: BlobReader): boolean =>
  reader.u64() !== undefined &&
  reader.u32() !== undefined &&
  reader.string() !== undefined &&
  reader.string() !== undefined &&
  reader.u64() !== undefined &&
  reader.u64() !== undefined &&
  [1, 2, 3, 4, 5].every(() => reader.string() !== undefined);

export function parsePublicBlob(blob: Uint8Array): PublicKey | BlobProblem {
  const reader = new BlobReader(blob);
  const name = reader.text();
  if (name === undefined) return 'truncated';
  const type = keyType(name);
  if (type === undefined) return 'unknown-type';
  const common = { type: name, blob, certificate: type.certificate, device: type.device };
  const shape = shapes[type.short.replace(/-CERT$/, '')];
  if (shape === undefined) return { ...common, bits: null, fingerprint: fingerprint(blob) };
  if (type.certificate && reader.string() === undefined) return 'truncated'; // nonce
  const fields: Uint8Array[] = [];
  for (let i = 0; i < shape.fields; i++) {
    const field = reader.string();
    if (field === undefined) return 'truncated';
    fields.push(field);
  }
  if (type.certificate && !certificateTail(reader)) return 'truncated';
  if (reader.left > 0) return 'trailing-bytes';
  const keyBlob = type.certificate ? plainBlob(name, fields) : blob;
  return { ...common, bits: shape.bits(fields), fingerprint: fingerprint(keyBlob) };
}

export function fingerprint(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** The older form, `MD5:aa:bb:…`, that panels and old servers still print. */
export function md5Fingerprint(blob: Uint8Array): string {
  const hex = createHash('md5').update(blob).digest('hex');
  return `MD5:${(hex.match(/../g) ?? []).join(':')}`;
}

function plainBlob(certificateType: string, fields: readonly Uint8Array[]): Uint8Array {
  const bare = certificateType.replace(/-cert-v01@openssh\.com$/, '');
  const name = keyType(bare) === undefined ? `${bare}@openssh.com` : bare;
  return Buffer.concat([Buffer.from(name), ...fields].map(sshString));
}

export function sshString(bytes: Uint8Array): Uint8Array {
  const out = Buffer.alloc(4 + bytes.length);
  out.writeUInt32BE(bytes.length);
  out.set(bytes, 4);
  return out;
}
