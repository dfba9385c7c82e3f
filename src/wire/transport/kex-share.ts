import { createECDH, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { derBitString, derInteger, derObjectId, derOctetString, derSequence } from './der.ts';
import type { RandomBytes } from './packet.ts';

/** Our half of a key agreement: the public value to send, and what to make of theirs. */
export interface KeyShare {
  readonly ours: Buffer;
  /** The secret as bytes. undefined: their value is degenerate or of another form, and must be refused. */
  agree(theirs: Uint8Array): Buffer | undefined;
}

const x25519Private = Buffer.from('302e020100300506032b656e04220420', 'hex'); // RFC 8410 section 7
const x25519Public = Buffer.from('302a300506032b656e032100', 'hex');
export const x25519Bytes = 32;

/** RFC 7748 section 6.1. The secret of a low-order point is all zeros and is refused (RFC 8731 section 3). */
export function x25519Share(random: RandomBytes): KeyShare {
  const privateKey = createPrivateKey({
    key: Buffer.concat([x25519Private, random(x25519Bytes)]),
    format: 'der',
    type: 'pkcs8',
  });
  const ours = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-x25519Bytes);
  return {
    ours,
    agree(theirs) {
      if (theirs.length !== x25519Bytes) return undefined;
      return attempt(() => {
        const key = Buffer.concat([x25519Public, theirs]);
        const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
        const secret = diffieHellman({ privateKey, publicKey });
        return secret.every((byte) => byte === 0) ? undefined : secret;
      });
    },
  };
}

export interface Curve {
  /** Name in RFC 5656, such as `nistp256`. */
  readonly name: string;
  readonly openssl: string;
  readonly fieldBytes: number;
  /** Bits of the highest byte of a private number. */
  readonly topMask: number;
}

export const curves: readonly Curve[] = [
  { name: 'nistp256', openssl: 'prime256v1', fieldBytes: 32, topMask: 0xff },
  { name: 'nistp384', openssl: 'secp384r1', fieldBytes: 48, topMask: 0xff },
  { name: 'nistp521', openssl: 'secp521r1', fieldBytes: 66, topMask: 0x01 },
];

const uncompressed = 4; // SEC 1 section 2.3.3; OpenSSH takes no other form (get_ec, sshbuf-getput-crypto.c)

/** RFC 5656 section 4. Points that are not on the curve are refused by OpenSSL. */
export function ecdhShare(curve: Curve, random: RandomBytes): KeyShare {
  const ecdh = createECDH(curve.openssl);
  // A number beyond the group's order is refused: about once in 2^32 tries on nistp256, never seen on the others.
  for (let tries = 0; ; tries++) {
    const secret = Buffer.from(random(curve.fieldBytes));
    secret[0] = (secret[0] ?? 0) & curve.topMask;
    if (attempt(() => ecdh.setPrivateKey(secret)) !== undefined || tries === 8) break;
  }
  return {
    ours: ecdh.getPublicKey(),
    agree(theirs) {
      if (theirs.length !== 1 + 2 * curve.fieldBytes || theirs[0] !== uncompressed) return undefined;
      return attempt(() => ecdh.computeSecret(theirs));
    },
  };
}

/** Numbers as bytes, most significant first. */
export interface DhGroup {
  readonly p: Buffer;
  readonly g: Buffer;
}

const dhKeyAgreement = derObjectId('2a864886f70d010301'); // PKCS #3
// OpenSSH takes twice the bits of the largest key or hash in use (dh_gen_key, dh.c), at least 512. This is enough for
// any cipher of 256 bits, and a full-length exponent would cost tens of milliseconds on group18.
const dhPrivateBytes = 64;

/**
 * RFC 4253 section 8. The secret key goes in as PKCS #8, because `createDiffieHellman` proves the prime first, which takes
 * a quarter of a second at 2048 bits. OpenSSL refuses odd groups and values outside 2 … p-2.
 */
export function dhShare({ p, g }: DhGroup, random: RandomBytes): KeyShare | undefined {
  const algorithm = derSequence(dhKeyAgreement, derSequence(derInteger(p), derInteger(g)));
  const secret = Buffer.from(random(dhPrivateBytes));
  secret[0] = (secret[0] ?? 0) | 0x80;
  const version = derInteger(Buffer.of(0));
  return attempt(() => {
    const privateKey = createPrivateKey({
      key: derSequence(version, algorithm, derOctetString(derInteger(secret))),
      format: 'der',
      type: 'pkcs8',
    });
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    return {
      ours: publicValue(spki, p.length),
      agree: (theirs) => {
        if (!isWithin(theirs, p)) return undefined;
        return attempt(() => {
          const key = derSequence(algorithm, derBitString(derInteger(theirs)));
          return diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'der', type: 'spki' }) });
        });
      },
    };
  });
}

/** 1 < value < p - 1, RFC 4253 section 8. */
export function isWithin(value: Uint8Array, p: Uint8Array): boolean {
  const number = toNumber(value);
  return number > 1n && number < toNumber(p) - 1n;
}

function toNumber(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** The INTEGER at the end of the key's BIT STRING, whose length is found from the back: tag, length, number. */
function publicValue(spki: Buffer, primeBytes: number): Buffer {
  let at = 0;
  const read = (): { readonly start: number; readonly end: number } => {
    const short = spki[at + 1] ?? 0;
    const lengthSize = short < 0x80 ? 0 : short & 0x7f;
    const length = lengthSize === 0 ? short : spki.readUIntBE(at + 2, lengthSize);
    const start = at + 2 + lengthSize;
    return { start, end: start + length };
  };
  at = read().start; // SubjectPublicKeyInfo
  at = read().end; // past AlgorithmIdentifier
  at = read().start + 1; // into BIT STRING, past the count of unused bits
  const { start, end } = read();
  const number = spki.subarray(start, end);
  return number.subarray(Math.max(0, number.length - primeBytes));
}

/** OpenSSL refuses by exception; for us that is an answer. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
