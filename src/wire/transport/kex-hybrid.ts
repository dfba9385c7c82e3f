import { type KeyShare, x25519Bytes, x25519Share } from './kex-share.ts';
import type { RandomBytes } from './packet.ts';

/** A key encapsulation method, the half that a client needs. */
export interface Kem {
  readonly publicBytes: number;
  readonly ciphertextBytes: number;
  keyPair(random: RandomBytes): KemKeys;
}

export interface KemKeys {
  readonly publicKey: Uint8Array;
  /** A forged ciphertext gives a secret that nobody knows (implicit rejection): the host key's signature then fails. */
  decapsulate(ciphertext: Uint8Array): Uint8Array;
}

/** A post-quantum method beside X25519: values and secrets one behind the other, the post-quantum one first. */
export function hybridShare(kem: Kem, random: RandomBytes): KeyShare {
  const keys = kem.keyPair(random);
  const classic = x25519Share(random);
  return {
    ours: Buffer.concat([keys.publicKey, classic.ours]),
    agree(theirs) {
      if (theirs.length !== kem.ciphertextBytes + x25519Bytes) return undefined;
      const classicSecret = classic.agree(theirs.subarray(kem.ciphertextBytes));
      if (classicSecret === undefined) return undefined;
      return Buffer.concat([keys.decapsulate(theirs.subarray(0, kem.ciphertextBytes)), classicSecret]);
    },
  };
}
