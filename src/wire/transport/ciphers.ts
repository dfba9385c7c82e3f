import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { chachaPoly } from './chacha-poly.ts';
import { deriveKey, type KeyLetter, type KeySource } from './exchange-hash.ts';
import type { Agreed } from './kexinit.ts';
import type { Opener, PacketCipher, Sealer } from './packet-cipher.ts';

export interface PacketKeys {
  readonly cipher: string;
  /** null with a cipher that has its own. */
  readonly mac: string | null;
  readonly source: KeySource;
  readonly direction: 'to-server' | 'to-client';
}

const lengthBytes = 4;
const aeadTagBytes = 16;

interface BlockCipher {
  readonly openssl: string;
  readonly keyBytes: number;
  readonly blockBytes: number;
}

/** Ciphers that need a MAC: counter mode (RFC 4344 section 4), and CBC, the only one that many old devices have. */
const blockCiphers: ReadonlyMap<string, BlockCipher> = new Map([
  ...[128, 192, 256].flatMap((bits) =>
    ['ctr', 'cbc'].map((mode): [string, BlockCipher] => [
      `aes${bits}-${mode}`,
      { openssl: `aes-${bits}-${mode}`, keyBytes: bits / 8, blockBytes: 16 },
    ]),
  ),
  ['3des-cbc', { openssl: 'des-ede3-cbc', keyBytes: 24, blockBytes: 8 }],
]);
const gcmKeyBytes: ReadonlyMap<string, number> = new Map([
  ['aes128-gcm@openssh.com', 16],
  ['aes256-gcm@openssh.com', 32],
]);
const chacha = 'chacha20-poly1305@openssh.com';

interface Mac {
  readonly hash: string;
  readonly keyBytes: number;
  readonly tagBytes: number;
  readonly encryptThenMac: boolean;
}

const macs: ReadonlyMap<string, Mac> = new Map(
  (
    [
      ['hmac-sha2-256', 'sha256', 32],
      ['hmac-sha2-512', 'sha512', 64],
      ['hmac-sha1', 'sha1', 20],
    ] as const
  ).flatMap(([name, hash, bytes]): [string, Mac][] => [
    [name, { hash, keyBytes: bytes, tagBytes: bytes, encryptThenMac: false }],
    [`${name}-etm@openssh.com`, { hash, keyBytes: bytes, tagBytes: bytes, encryptThenMac: true }],
  ]),
);

export const cipherNames: readonly string[] = [chacha, ...gcmKeyBytes.keys(), ...blockCiphers.keys()];
export const macNames: readonly string[] = [...macs.keys()];

export type Protection =
  | { readonly kind: 'ready'; readonly sealer: Sealer; readonly opener: Opener }
  | { readonly kind: 'missing'; readonly what: 'cipher' | 'compression'; readonly name: string };

/** What the client puts around its packets after SSH_MSG_NEWKEYS, and takes off the server's. */
export function clientProtection(agreed: Agreed, source: KeySource): Protection {
  const { cipherToServer, macToServer, cipherToClient, macToClient } = agreed;
  for (const name of [agreed.compressionToServer, agreed.compressionToClient]) {
    // zlib@openssh.com begins after login.
    if (name !== 'none' && name !== 'zlib@openssh.com') return { kind: 'missing', what: 'compression', name };
  }
  const toServer = packetCipher({ cipher: cipherToServer, mac: macToServer, source, direction: 'to-server' });
  if (toServer === undefined) return missingCipher(cipherToServer, macToServer);
  const toClient = packetCipher({ cipher: cipherToClient, mac: macToClient, source, direction: 'to-client' });
  if (toClient === undefined) return missingCipher(cipherToClient, macToClient);
  return { kind: 'ready', sealer: toServer.sealer(), opener: toClient.opener() };
}

function missingCipher(cipher: string, mac: string | null): Protection {
  return { kind: 'missing', what: 'cipher', name: mac === null ? cipher : `${cipher} with ${mac}` };
}

/** Both halves of one direction, from equal keys: what a server has, or a test. undefined: not implemented here. */
export function packetCipher({ cipher, mac, source, direction }: PacketKeys): PacketCipher | undefined {
  const toServer = direction === 'to-server';
  const derive = (letter: KeyLetter, length: number) => deriveKey(source, letter, length);
  const iv = (length: number) => derive(toServer ? 'A' : 'B', length);
  const key = (length: number) => derive(toServer ? 'C' : 'D', length);
  if (cipher === chacha) return chachaPoly(key(64));
  const gcmBytes = gcmKeyBytes.get(cipher);
  if (gcmBytes !== undefined) return gcm(gcmBytes, key(gcmBytes), iv(12));
  const block = blockCiphers.get(cipher);
  const macOf = mac === null ? undefined : macs.get(mac);
  if (block === undefined || macOf === undefined) return undefined;
  return withMac(block, key(block.keyBytes), iv(block.blockBytes), macOf, derive(toServer ? 'E' : 'F', macOf.keyBytes));
}

/** The MAC is made before (RFC 4253 section 6.4) or after encryption (OpenSSH PROTOCOL 1.5). */
function withMac(
  { openssl, blockBytes }: BlockCipher,
  key: Buffer,
  iv: Buffer,
  mac: Mac,
  macKey: Buffer,
): PacketCipher {
  const tagOf = (sequence: number, bytes: Uint8Array) =>
    createHmac(mac.hash, macKey).update(u32(sequence)).update(bytes).digest();
  const common = { blockBytes, lengthIsClear: mac.encryptThenMac, tagBytes: mac.tagBytes };
  return {
    opener() {
      const decipher = createDecipheriv(openssl, key, iv).setAutoPadding(false);
      let head: Buffer = Buffer.alloc(0);
      return {
        ...common,
        headBytes: mac.encryptThenMac ? lengthBytes : blockBytes,
        readLength(_sequence, bytes) {
          head = mac.encryptThenMac ? Buffer.from(bytes) : decipher.update(bytes);
          return head.readUInt32BE();
        },
        open(sequence, packet) {
          const end = packet.length - mac.tagBytes;
          const tag = packet.subarray(end);
          if (mac.encryptThenMac) {
            const sealed = packet.subarray(0, end);
            if (!timingSafeEqual(tagOf(sequence, sealed), tag)) return undefined;
            return decipher.update(packet.subarray(lengthBytes, end));
          }
          const plain = Buffer.concat([head, decipher.update(packet.subarray(blockBytes, end))]);
          return timingSafeEqual(tagOf(sequence, plain), tag) ? plain.subarray(lengthBytes) : undefined;
        },
      };
    },
    sealer() {
      const encipher = createCipheriv(openssl, key, iv).setAutoPadding(false);
      return {
        ...common,
        seal(sequence, packet) {
          if (!mac.encryptThenMac) return Buffer.concat([encipher.update(packet), tagOf(sequence, packet)]);
          const sealed = Buffer.concat([
            packet.subarray(0, lengthBytes),
            encipher.update(packet.subarray(lengthBytes)),
          ]);
          return Buffer.concat([sealed, tagOf(sequence, sealed)]);
        },
      };
    },
  };
}

/** RFC 5647 section 7 as OpenSSH PROTOCOL 1.6 has it: the length is sent in clear and authenticated. */
function gcm(keyBytes: number, key: Buffer, iv: Buffer): PacketCipher {
  const openssl = keyBytes === 16 ? 'aes-128-gcm' : 'aes-256-gcm';
  const common = { blockBytes: 16, headBytes: lengthBytes, lengthIsClear: true, tagBytes: aeadTagBytes };
  return {
    opener() {
      const nonce = Buffer.from(iv);
      return {
        ...common,
        readLength: (_sequence, head) => Buffer.from(head).readUInt32BE(),
        open(_sequence, packet) {
          const end = packet.length - aeadTagBytes;
          const decipher = createDecipheriv(openssl, key, nonce);
          nextInvocation(nonce);
          decipher.setAAD(packet.subarray(0, lengthBytes));
          decipher.setAuthTag(packet.subarray(end));
          return finish(() => Buffer.concat([decipher.update(packet.subarray(lengthBytes, end)), decipher.final()]));
        },
      };
    },
    sealer() {
      const nonce = Buffer.from(iv);
      return {
        ...common,
        seal(_sequence, packet) {
          const encipher = createCipheriv(openssl, key, nonce);
          nextInvocation(nonce);
          const head = packet.subarray(0, lengthBytes);
          encipher.setAAD(head);
          const body = Buffer.concat([encipher.update(packet.subarray(lengthBytes)), encipher.final()]);
          return Buffer.concat([head, body, encipher.getAuthTag()]);
        },
      };
    },
  };
}

/** The lower eight bytes count up, RFC 5647 section 7.1. */
function nextInvocation(nonce: Buffer): void {
  nonce.writeBigUInt64BE((nonce.readBigUInt64BE(4) + 1n) & 0xffff_ffff_ffff_ffffn, 4);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A wrong tag is an exception for node:crypto and an answer for us. */
function finish(run: () => Buffer): Buffer | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
