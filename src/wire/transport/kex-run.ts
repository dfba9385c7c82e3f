import type { HashName } from './exchange-hash.ts';
import type { Kem } from './kex-hybrid.ts';
import type { RandomBytes } from './packet.ts';
import { type Decoded, type DecodeProblem, decode } from './reader.ts';

export interface KexResult {
  readonly hash: HashName;
  /** K in wire form, as it went into the hash. */
  readonly sharedSecret: Buffer;
  readonly exchangeHash: Buffer;
  readonly hostKeyBlob: Buffer;
  readonly signature: Buffer;
}

export type KexProblem =
  | { readonly kind: 'malformed'; readonly problem: DecodeProblem; readonly at: number }
  | { readonly kind: 'unexpected-message'; readonly number: number; readonly expecting: string }
  /** Their public value gives away the secret or is none (not on the curve, 0, 1, p-1, wrong length). */
  | { readonly kind: 'bad-public-value' }
  /** The server chose a group outside the sizes we asked for (`DH GEX group out of range`), or one that is no group. */
  | { readonly kind: 'bad-group'; readonly bits: number };

export type KexStep =
  | { readonly kind: 'send'; readonly payload: Buffer }
  | { readonly kind: 'done'; readonly result: KexResult }
  | { readonly kind: 'failed'; readonly problem: KexProblem };

/** One key exchange, client side. Pure: payloads in, payloads out. */
export interface KexRun {
  /** Name of the message the server owes us. */
  readonly expecting: string;
  start(): Buffer;
  receive(payload: Uint8Array): KexStep;
}

export interface KexTools {
  readonly random: RandomBytes;
  /** ML-KEM-768 from elsewhere, for a Node without it; see `nobleMlKem768`. */
  readonly mlKem768?: Kem | undefined;
  /** Sizes to ask for in a group exchange. */
  readonly groupSizes?: GroupSizes | undefined;
}

/** Sizes of a group exchange in bits (RFC 4419 section 3). */
export interface GroupSizes {
  readonly min: number;
  readonly preferred: number;
  readonly max: number;
}

export interface Reply {
  readonly hostKeyBlob: Buffer;
  readonly theirs: Buffer;
  readonly signature: Buffer;
}

/** The reply that every method has: host key, public value (a number or bytes), signature. */
export function readReply(payload: Uint8Array, form: 'string' | 'mpint'): Decoded<Reply> {
  return decode(payload, (reader) => {
    reader.u8();
    return { hostKeyBlob: reader.string(), theirs: reader[form](), signature: reader.string() };
  });
}

export function unexpected(payload: Uint8Array, expecting: string): KexStep {
  return { kind: 'failed', problem: { kind: 'unexpected-message', number: payload[0] ?? 0, expecting } };
}

export function malformed({ problem, at }: { readonly problem: DecodeProblem; readonly at: number }): KexStep {
  return { kind: 'failed', problem: { kind: 'malformed', problem, at } };
}
