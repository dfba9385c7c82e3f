import { createHash } from 'node:crypto';
import type { Kem } from './kex-hybrid.ts';
import type { RandomBytes } from './packet.ts';
import { decodeNumbers, encodeNumbers } from './sntrup761-encoding.ts';
import { mod3, modQ, multiply3, multiplyQ, p, q, reciprocal3, reciprocalOf3 } from './sntrup761-ring.ts';

/**
 * Streamlined NTRU Prime 761 (NTRU Prime round 3, section 4), which OpenSSH 8.5 to 9.9 prefers. Neither node:crypto nor
 * the noble libraries have it. Keys serve one exchange and no secret of the user depends on them, so that plain code was
 * preferred to constant time.
 */
const weight = 286;
const smallBytes = (p + 3) >> 2;
const roundedBytes = 1007;
const confirmBytes = 32;
const publicBytes = 1158;
const ciphertextBytes = roundedBytes + confirmBytes;
const half = (q - 1) / 2;

export const sntrup761: Kem = {
  publicBytes,
  ciphertextBytes,
  keyPair(random) {
    const { f, gInverse, publicKey } = makeKeys(random);
    const rejected = random(smallBytes);
    return {
      publicKey,
      decapsulate(ciphertext) {
        const r = decrypt(ciphertext.subarray(0, roundedBytes), f, gInverse);
        const again = hide(r, publicKey);
        const same = Buffer.compare(again.ciphertext, ciphertext) === 0;
        return sessionKey(same ? 1 : 0, same ? again.secret : rejected, ciphertext);
      },
    };
  },
};

/** The server's half; decapsulation runs it again to check what it was given. */
export function encapsulate(publicKey: Uint8Array, random: RandomBytes): { ciphertext: Buffer; sharedSecret: Buffer } {
  const { ciphertext, secret } = hide(shortRandom(random), publicKey);
  return { ciphertext, sharedSecret: sessionKey(1, secret, ciphertext) };
}

function makeKeys(random: RandomBytes): { f: Int32Array; gInverse: Int32Array; publicKey: Buffer } {
  for (;;) {
    const g = smallRandom(random);
    const gInverse = reciprocal3(g);
    if (gInverse === undefined) continue; // about one time in 40
    const f = shortRandom(random);
    const h = multiplyQ(reciprocalOf3(f), g);
    return {
      f,
      gInverse,
      publicKey: encodeNumbers(
        h.map((x) => x + half),
        q,
      ),
    };
  }
}

function hide(r: Int32Array, publicKey: Uint8Array): { ciphertext: Buffer; secret: Buffer } {
  const h = decodeNumbers(publicKey, q, p).map((x) => x - half);
  const rounded = multiplyQ(h, r).map((x) => (x - mod3(x) + half) / 3);
  const secret = encodeSmall(r);
  const confirm = hash(2, Buffer.concat([hash(3, secret), hash(4, publicKey)]));
  return { ciphertext: Buffer.concat([encodeNumbers(rounded, (q + 2) / 3), confirm]), secret };
}

function decrypt(rounded: Uint8Array, f: Int32Array, gInverse: Int32Array): Int32Array {
  const c = decodeNumbers(rounded, (q + 2) / 3, p).map((x) => x * 3 - half);
  const e = multiplyQ(c, f).map((x) => mod3(modQ(3 * x)));
  const r = multiply3(e, gInverse);
  if (r.filter((x) => x !== 0).length === weight) return r;
  return r.fill(0).fill(1, 0, weight);
}

function sessionKey(prefix: 0 | 1, secret: Uint8Array, ciphertext: Uint8Array): Buffer {
  return hash(prefix, Buffer.concat([hash(3, secret), ciphertext]));
}

function hash(prefix: number, bytes: Uint8Array): Buffer {
  return createHash('sha512').update(Buffer.of(prefix)).update(bytes).digest().subarray(0, 32);
}

/** Coefficients -1, 0, 1, four to a byte, lowest first. */
function encodeSmall(coefficients: Int32Array): Buffer {
  const bytes = Buffer.alloc(smallBytes);
  coefficients.forEach((x, i) => {
    bytes[i >> 2] = (bytes[i >> 2] ?? 0) | ((x + 1) << ((i & 3) * 2));
  });
  return bytes;
}

function randomWords(random: RandomBytes): Uint32Array {
  const bytes = Buffer.from(random(4 * p));
  return Uint32Array.from({ length: p }, (_, i) => bytes.readUInt32LE(4 * i));
}

function smallRandom(random: RandomBytes): Int32Array {
  return Int32Array.from(randomWords(random), (word) => Math.floor(((word & 0x3fffffff) * 3) / 2 ** 30) - 1);
}

/** Exactly `weight` coefficients are not 0: the low two bits carry the coefficient while the rest is sorted. */
function shortRandom(random: RandomBytes): Int32Array {
  const words = randomWords(random);
  const marked = words.map((word, i) => (i < weight ? word & ~1 : (word & ~3) | 1));
  return Int32Array.from(marked.sort(), (word) => (word & 3) - 1);
}
