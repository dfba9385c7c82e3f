import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { derBitString, derInteger, derObjectId, derSequence } from './der.ts';
import type { KeyMaterial } from './hostkey.ts';
import { curves } from './kex-share.ts';
import { bitLength, decode, withoutLeadingZeros } from './reader.ts';

export type Verified =
  | { readonly kind: 'good'; readonly algorithm: string }
  | { readonly kind: 'bad'; readonly algorithm: string }
  /** Signed by another algorithm than was agreed on, or one that does not fit the key. */
  | { readonly kind: 'wrong-algorithm'; readonly algorithm: string; readonly wanted: string }
  | { readonly kind: 'malformed' }
  /** Neither good nor bad: this Node or its OpenSSL policy cannot say. */
  | { readonly kind: 'cannot-tell'; readonly why: 'unknown-key-type' | 'refused-by-openssl' };

interface SignedKey {
  readonly plainType: string;
  readonly material: KeyMaterial;
  readonly application: string | null;
}

/** RSA moduli that OpenSSL would spend seconds on are refused, as it does itself (OPENSSL_RSA_MAX_MODULUS_BITS). */
const rsaMaxBits = 16384;
const rsaMaxExponentBits = 64; // OPENSSL_RSA_MAX_PUBEXP_BITS

const rsaHashes: ReadonlyMap<string, string> = new Map([
  ['ssh-rsa', 'sha1'],
  ['rsa-sha2-256', 'sha256'],
  ['rsa-sha2-512', 'sha512'],
]);
const curveHashes: readonly string[] = ['sha256', 'sha384', 'sha512'];

/** Checks an SSH signature blob. `wanted`: the algorithm it must be made with; null: any that fits the key. */
export function verifySignature(
  key: SignedKey,
  wanted: string | null,
  signature: Uint8Array,
  message: Uint8Array,
): Verified {
  const isDevice = key.application !== null;
  const parts = decode(signature, (reader) => {
    const algorithm = reader.name();
    const bytes = reader.string();
    // PROTOCOL.u2f: flags and counter stand behind a signature by a FIDO device.
    return { algorithm, bytes, flags: isDevice ? reader.raw(5) : Buffer.alloc(0) };
  });
  if (!parts.ok) return { kind: 'malformed' };
  const { algorithm, bytes, flags } = parts.value;
  if (wanted !== null && algorithm !== wanted) return { kind: 'wrong-algorithm', algorithm, wanted };
  const fits = key.material.family === 'rsa' ? rsaHashes.has(algorithm) : algorithm === key.plainType;
  if (!fits) return { kind: 'wrong-algorithm', algorithm, wanted: wanted ?? key.plainType };
  const signed = isDevice ? deviceMessage(key.application ?? '', flags, message) : message;
  try {
    const good = check(key.material, algorithm, bytes, signed);
    return good === undefined ? { kind: 'malformed' } : { kind: good ? 'good' : 'bad', algorithm };
  } catch {
    // A point off the curve, a DSA group of odd sizes, SHA-1 forbidden by the system's policy.
    return { kind: 'cannot-tell', why: 'refused-by-openssl' };
  }
}

/** undefined: the signature has another form than its algorithm asks for. */
function check(material: KeyMaterial, algorithm: string, signature: Buffer, message: Uint8Array): boolean | undefined {
  switch (material.family) {
    case 'ed25519':
      return signature.length === 64 ? verify(null, message, ed25519Key(material.point), signature) : undefined;
    case 'ecdsa': {
      const index = curves.findIndex(({ name }) => name === material.curve);
      const size = curves[index]?.fieldBytes ?? 0;
      const raw = twoNumbers(signature, size);
      const key = ecdsaKey(material, size);
      return raw && verify(curveHashes[index], message, { key, dsaEncoding: 'ieee-p1363' }, raw);
    }
    case 'rsa': {
      const bits = bitLength(material.n);
      const size = Math.ceil(bits / 8);
      if (bits > rsaMaxBits || bitLength(material.e) > rsaMaxExponentBits) return undefined;
      const trimmed = withoutLeadingZeros(signature);
      if (trimmed.length > size) return undefined;
      // Some servers drop leading zeros: ssh-rsa.c fills up too.
      const padded = Buffer.concat([Buffer.alloc(size - trimmed.length), trimmed]);
      return verify(rsaHashes.get(algorithm), message, rsaKey(material), padded);
    }
    case 'dsa':
      if (signature.length !== 40) return undefined; // RFC 4253 section 6.6
      return verify('sha1', message, { key: dsaKey(material), dsaEncoding: 'ieee-p1363' }, signature);
    default:
      return material satisfies never;
  }
}

const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex'); // RFC 8410 section 4

function ed25519Key(point: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([ed25519Prefix, point]), format: 'der', type: 'spki' });
}

function ecdsaKey({ curve, point }: { readonly curve: string; readonly point: Buffer }, size: number): KeyObject {
  const key = {
    kty: 'EC',
    crv: curve.replace('nistp', 'P-'),
    x: point.toString('base64url', 1, 1 + size),
    y: point.toString('base64url', 1 + size),
  };
  return createPublicKey({ key, format: 'jwk' });
}

function rsaKey({ n, e }: { readonly n: Buffer; readonly e: Buffer }): KeyObject {
  const key = { kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') };
  return createPublicKey({ key, format: 'jwk' });
}

const idDsa = derObjectId('2a8648ce380401'); // RFC 3279 section 2.3.2

function dsaKey({ p, q, g, y }: Extract<KeyMaterial, { family: 'dsa' }>): KeyObject {
  const parameters = derSequence(derInteger(p), derInteger(q), derInteger(g));
  const key = derSequence(derSequence(idDsa, parameters), derBitString(derInteger(y)));
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

/** mpint r and mpint s (RFC 5656 section 3.1.2), each filled up to `size` bytes. */
function twoNumbers(signature: Uint8Array, size: number): Buffer | undefined {
  const numbers = decode(signature, (reader) => [reader.mpint(), reader.mpint()]);
  if (!numbers.ok || numbers.value.some((number) => number.length > size)) return undefined;
  return Buffer.concat(numbers.value.flatMap((number) => [Buffer.alloc(size - number.length), number]));
}

/** PROTOCOL.u2f: the device signs hashes of application and message, with flags and counter between them. */
function deviceMessage(application: string, flags: Uint8Array, message: Uint8Array): Buffer {
  const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
  return Buffer.concat([sha256(application), flags, sha256(message)]);
}
