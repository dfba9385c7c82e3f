import { createHash } from 'node:crypto';
import { Writer } from './writer.ts';

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** What both sides said before the key exchange began. */
export interface Transcript {
  /** Identification lines without their ends, bytes as latin1. */
  readonly clientVersion: string;
  readonly serverVersion: string;
  /** Payloads of SSH_MSG_KEXINIT. */
  readonly clientKexinit: Uint8Array;
  readonly serverKexinit: Uint8Array;
}

/** H of RFC 4253 section 8. `values`: what the method puts between the host key and the secret. Both are in wire form. */
export function exchangeHash(
  hash: HashName,
  said: Transcript,
  hostKeyBlob: Uint8Array,
  values: Uint8Array,
  sharedSecret: Uint8Array,
): Buffer {
  const bytes = new Writer()
    .string(Buffer.from(said.clientVersion, 'latin1'))
    .string(Buffer.from(said.serverVersion, 'latin1'))
    .string(said.clientKexinit)
    .string(said.serverKexinit)
    .string(hostKeyBlob)
    .raw(values)
    .raw(sharedSecret)
    .bytes();
  return createHash(hash).update(bytes).digest();
}

/** RFC 4253 section 7.2: A and B are the IVs, C and D the cipher keys, E and F the MAC keys; the first of each to the server. */
export type KeyLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export interface KeySource {
  readonly hash: HashName;
  /** In wire form: an mpint, or a string for hybrid methods. */
  readonly sharedSecret: Uint8Array;
  readonly exchangeHash: Uint8Array;
  /** H of the first exchange of this connection. */
  readonly sessionId: Uint8Array;
}

export function deriveKey(source: KeySource, letter: KeyLetter, length: number): Buffer {
  const start = () => createHash(source.hash).update(source.sharedSecret).update(source.exchangeHash);
  let key = start().update(letter, 'latin1').update(source.sessionId).digest();
  while (key.length < length) key = Buffer.concat([key, start().update(key).digest()]);
  return key.subarray(0, length);
}
