import { createCipheriv, timingSafeEqual } from 'node:crypto';
import type { PacketCipher } from './packet-cipher.ts';

const lengthBytes = 4;
const tagBytes = 16;

/**
 * OpenSSH PROTOCOL.chacha20poly1305: the second half of the key hides the length, the first half the body, and its block 0
 * is the key of the tag, which covers both. The nonce is the sequence number.
 */
export function chachaPoly(key: Buffer): PacketCipher {
  const bodyKey = key.subarray(0, 32);
  const lengthKey = key.subarray(32);
  const tagOf = (sequence: number, bytes: Uint8Array) =>
    poly1305(stream(bodyKey, 0, sequence, Buffer.alloc(32)), bytes);
  const common = { blockBytes: 8, headBytes: lengthBytes, lengthIsClear: true, tagBytes };
  return {
    opener: () => ({
      ...common,
      readLength: (sequence, head) => stream(lengthKey, 0, sequence, head).readUInt32BE(),
      open(sequence, packet) {
        const end = packet.length - tagBytes;
        const tag = packet.subarray(end);
        if (!timingSafeEqual(tagOf(sequence, packet.subarray(0, end)), tag)) return undefined;
        return stream(bodyKey, 1, sequence, packet.subarray(lengthBytes, end));
      },
    }),
    sealer: () => ({
      ...common,
      seal(sequence, packet) {
        const sealed = Buffer.concat([
          stream(lengthKey, 0, sequence, packet.subarray(0, lengthBytes)),
          stream(bodyKey, 1, sequence, packet.subarray(lengthBytes)),
        ]);
        return Buffer.concat([sealed, tagOf(sequence, sealed)]);
      },
    }),
  };
}

/** OpenSSL's chacha20 takes block counter (little endian, 8 bytes here) and nonce as one IV, as in Bernstein's original. */
function stream(key: Uint8Array, block: number, sequence: number, bytes: Uint8Array): Buffer {
  const iv = Buffer.alloc(16);
  iv.writeUInt32LE(block);
  iv.writeUInt32BE(sequence, 12);
  return createCipheriv('chacha20', key, iv).update(bytes);
}

const prime1305 = 2n ** 130n - 5n;

/** RFC 8439 section 2.5.1. In whole numbers: packets before login are few and short. */
export function poly1305(key: Uint8Array, message: Uint8Array): Buffer {
  const r = littleEndian(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    const block = message.subarray(at, at + 16);
    sum = ((sum + littleEndian(block) + (1n << BigInt(8 * block.length))) * r) % prime1305;
  }
  const tag = (sum + littleEndian(key.subarray(16, 32))) & ((1n << 128n) - 1n);
  return Buffer.from(tag.toString(16).padStart(32, '0'), 'hex').reverse();
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}
