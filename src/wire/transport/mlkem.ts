import * as crypto from 'node:crypto';
import { der, derInteger, derObjectId, derOctetString, derSequence } from './der.ts';
import type { Kem } from './kex-hybrid.ts';

const publicBytes = 1184; // FIPS 203 table 3
const ciphertextBytes = 1088;
const seedBytes = 64;
const mlKem768 = derObjectId('608648016503040402'); // 2.16.840.1.101.3.4.4.2, RFC 9935

/** ML-KEM-768 of OpenSSL 3.5, in Node 24.7 and later. undefined: this Node has none; `nobleMlKem768` has one. */
export function nativeMlKem768(): Kem | undefined {
  return typeof crypto.decapsulate === 'function' && openSslHasIt() ? native : undefined;
}

/** The one of @noble/post-quantum, which is loaded only when needed (some 10 ms). */
export async function nobleMlKem768(): Promise<Kem> {
  const { ml_kem768 } = await import('@noble/post-quantum/ml-kem.js');
  return {
    publicBytes,
    ciphertextBytes,
    keyPair(random) {
      const { publicKey, secretKey } = ml_kem768.keygen(Uint8Array.from(random(seedBytes)));
      return {
        publicKey,
        decapsulate: (ciphertext) => ml_kem768.decapsulate(Uint8Array.from(ciphertext), secretKey),
      };
    },
  };
}

const native: Kem = {
  publicBytes,
  ciphertextBytes,
  keyPair(random) {
    const privateKey = privateKeyOf(random(seedBytes));
    const spki = crypto.createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    return {
      publicKey: spki.subarray(-publicBytes),
      decapsulate: (ciphertext) => crypto.decapsulate(privateKey, ciphertext),
    };
  },
};

/** RFC 9935 section 6: the private key as its seed, context tag 0. */
function privateKeyOf(seed: Uint8Array): crypto.KeyObject {
  const key = derSequence(derInteger(Buffer.of(0)), derSequence(mlKem768), derOctetString(der(0x80, seed)));
  return crypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

let known: boolean | undefined;

/** A Node built with an older or restricted OpenSSL has the function and not the method. */
function openSslHasIt(): boolean {
  if (known === undefined) {
    try {
      privateKeyOf(Buffer.alloc(seedBytes));
      known = true;
    } catch {
      known = false;
    }
  }
  return known;
}
