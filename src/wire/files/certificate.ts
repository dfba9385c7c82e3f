import { createHash } from 'node:crypto';
import { BlobReader } from './blob.ts';
import { keyType } from './key-types.ts';

/** What a certificate says (PROTOCOL.certkeys). Times in seconds since 1970; no signature is checked. */
export interface Certificate {
  readonly for: 'user' | 'host' | 'unknown';
  readonly keyId: string;
  /** Empty: no principal is named. */
  readonly principals: readonly string[];
  readonly validAfterS: number;
  /** `Number.MAX_SAFE_INTEGER` stands for "for ever". */
  readonly validBeforeS: number;
  /** `SHA256:` and base64 of the key that signed it; null: it ends before. */
  readonly authority: string | null;
}

/** Fields of the key inside, after the nonce. */
const keyFields: { readonly [short: string]: number } = {
  'RSA-CERT': 2,
  'DSA-CERT': 4,
  'ED25519-CERT': 1,
  'ECDSA-CERT': 2,
  'ED25519-SK-CERT': 2,
  'ECDSA-SK-CERT': 3,
};
const principalsAtMost = 256; // sshkey.c SSHKEY_CERT_MAX_PRINCIPALS

/** Reads the blob of a certificate; undefined when it is none, or ends early. */
export function parseCertificate(blob: Uint8Array): Certificate | undefined {
  const reader = new BlobReader(blob);
  const fields = keyFields[keyType(reader.text() ?? '')?.short ?? ''];
  if (fields === undefined) return undefined;
  for (let skip = 0; skip < fields + 1; skip++) if (reader.string() === undefined) return undefined;
  const serial = reader.u64();
  const type = reader.u32();
  const keyId = reader.text();
  const packed = reader.string();
  const validAfter = reader.u64();
  const validBefore = reader.u64();
  if (serial === undefined || keyId === undefined || packed === undefined) return undefined;
  if (validAfter === undefined || validBefore === undefined) return undefined;
  // Critical options, extensions and a reserved field stand before the key of the authority.
  for (let skip = 0; skip < 3; skip++) reader.string();
  const signer = reader.string();
  const list = new BlobReader(packed);
  const principals: string[] = [];
  while (list.left > 0 && principals.length < principalsAtMost) {
    const principal = list.text();
    if (principal === undefined) return undefined;
    principals.push(principal);
  }
  return {
    for: type === 1 ? 'user' : type === 2 ? 'host' : 'unknown',
    keyId,
    principals,
    validAfterS: seconds(validAfter),
    validBeforeS: seconds(validBefore),
    authority:
      signer === undefined
        ? null
        : `SHA256:${createHash('sha256').update(signer).digest('base64').replace(/=+$/u, '')}`,
  };
}

function seconds(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}
