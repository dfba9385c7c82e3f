import {
  createHash,
  type DiffieHellmanGroup,
  generateKeyPairSync,
  getDiffieHellman,
  randomBytes,
  sign,
} from 'node:crypto';
import { exchangeHash, type HashName } from './exchange-hash.ts';
import { x25519Bytes, x25519Share } from './kex-share.ts';
import { clientLists, decodeKexinit, encodeKexinit, marker, negotiate } from './kexinit.ts';
import { encodeNewkeys, msg } from './messages.ts';
import { PacketReader, PacketWriter } from './packet.ts';
import { Reader } from './reader.ts';
import { encapsulate } from './sntrup761.ts';
import { VersionReader } from './version-line.ts';
import { Writer } from './writer.ts';

/** The server's half of one key exchange, for methods that no server at hand speaks. Up to SSH_MSG_NEWKEYS. Tests only. */
export class TestServer {
  readonly seen: number[] = [];
  private readonly method: string;
  private readonly version = new VersionReader();
  private readonly reader = new PacketReader();
  private readonly writer = new PacketWriter(randomBytes);
  private readonly key = generateKeyPairSync('ed25519');
  private readonly kexinit: Buffer;
  private clientVersion = '';
  private clientKexinit = Buffer.alloc(0);
  private out: Buffer[] = [];
  private group: { dh: DiffieHellmanGroup; sizes: Buffer } | undefined;
  private readonly mlKemReply:
    | ((publicKey: Buffer) => { cipherText: Uint8Array; sharedSecret: Uint8Array })
    | undefined;

  constructor(method: string, mlKemReply?: TestServer['mlKemReply']) {
    this.method = method;
    this.mlKemReply = mlKemReply;
    const own = {
      kex: [method],
      hostKey: ['ssh-ed25519'],
      cipher: ['aes128-ctr'],
      mac: ['hmac-sha2-256'],
      compression: ['none'],
    };
    const lists = clientLists(own, { strict: false, extInfo: false });
    this.kexinit = encodeKexinit({
      cookie: randomBytes(16),
      lists: { ...lists, kex: [...lists.kex, marker.strictServer] },
      guessFollows: false,
    });
  }

  start(): Buffer {
    return Buffer.concat([Buffer.from('SSH-2.0-test\r\n'), this.writer.write(this.kexinit)]);
  }

  receive(bytes: Uint8Array): Buffer {
    let rest = bytes;
    if (this.clientVersion === '') {
      const read = this.version.feed(bytes);
      if (read.kind !== 'version') return Buffer.alloc(0);
      this.clientVersion = read.version.line;
      rest = read.rest;
    }
    this.reader.feed(rest);
    while (!this.seen.includes(msg.newkeys)) {
      const read = this.reader.next();
      if (read.kind !== 'packet') break;
      this.seen.push(read.payload[0] ?? 0);
      this.take(read.payload);
    }
    return Buffer.concat(this.out.splice(0));
  }

  private send(payload: Buffer): void {
    this.out.push(this.writer.write(payload));
  }

  private take(payload: Buffer): void {
    const reader = new Reader(payload);
    const number = reader.u8();
    if (number === msg.kexinit) {
      this.clientKexinit = Buffer.from(payload);
      const theirs = decodeKexinit(payload);
      const ours = decodeKexinit(this.kexinit);
      if (!theirs.ok || !ours.ok || negotiate(theirs.value.lists, ours.value.lists).kind !== 'agreed') {
        throw new Error('no common algorithm');
      }
    } else if (number === 34) this.takeGroupRequest(reader);
    else if (number === 32) this.takeGroupInit(reader.mpint());
    else if (number === 30) this.takeHybridInit(reader.string());
  }

  private takeGroupRequest(reader: Reader): void {
    const sizes = reader.raw(12);
    const dh = getDiffieHellman('modp14');
    dh.generateKeys();
    this.group = { dh, sizes: Buffer.from(sizes) };
    this.send(new Writer().u8(31).mpint(dh.getPrime()).mpint(dh.getGenerator()).bytes());
  }

  private takeGroupInit(e: Buffer): void {
    if (this.group === undefined) throw new Error('no group yet');
    const { dh, sizes } = this.group;
    const f = dh.getPublicKey();
    const values = new Writer().raw(sizes).mpint(dh.getPrime()).mpint(dh.getGenerator()).mpint(e).mpint(f).bytes();
    const secret = new Writer().mpint(dh.computeSecret(e)).bytes();
    const reply = new Writer().mpint(f).bytes();
    this.reply(33, this.method.endsWith('sha1') ? 'sha1' : 'sha256', values, secret, reply);
  }

  private takeHybridInit(init: Buffer): void {
    const classic = x25519Share(randomBytes);
    const publicKey = init.subarray(0, -x25519Bytes);
    const hash = this.method.startsWith('mlkem') ? 'sha256' : 'sha512';
    const kem = this.mlKemReply?.(publicKey);
    const own = kem ? undefined : encapsulate(publicKey, randomBytes);
    const ciphertext = kem?.cipherText ?? own?.ciphertext ?? Buffer.alloc(0);
    const kemSecret = kem?.sharedSecret ?? own?.sharedSecret ?? Buffer.alloc(0);
    const classicSecret = classic.agree(init.subarray(-x25519Bytes)) ?? Buffer.alloc(0);
    const secret = createHash(hash).update(kemSecret).update(classicSecret).digest();
    const theirs = Buffer.concat([ciphertext, classic.ours]);
    const values = new Writer().string(init).string(theirs).bytes();
    this.reply(31, hash, values, new Writer().string(secret).bytes(), new Writer().string(theirs).bytes());
  }

  private reply(number: number, hash: HashName, values: Buffer, secret: Buffer, ours: Buffer): void {
    const point = this.key.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const hostKey = new Writer().string('ssh-ed25519').string(point).bytes();
    const said = {
      clientVersion: this.clientVersion,
      serverVersion: 'SSH-2.0-test',
      clientKexinit: this.clientKexinit,
      serverKexinit: this.kexinit,
    };
    const signed = sign(null, exchangeHash(hash, said, hostKey, values, secret), this.key.privateKey);
    const signature = new Writer().string('ssh-ed25519').string(signed).bytes();
    this.send(new Writer().u8(number).string(hostKey).raw(ours).string(signature).bytes());
    this.send(encodeNewkeys());
  }
}
