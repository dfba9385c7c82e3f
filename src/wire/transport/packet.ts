import type { Opener, Sealer } from './packet-cipher.ts';

/** Fills with randomness fit for keys. Comes in as an argument: nothing in this folder draws its own. */
export type RandomBytes = (count: number) => Uint8Array;

export const packetMaxBytes = 256 * 1024; // PACKET_MAX_SIZE, packet.c: the largest packet_length OpenSSH takes
const packetMinLength = 1 + 4; // padding_length and the least padding, RFC 4253 section 6
const paddingMin = 4;
const plainBlockBytes = 8; // RFC 4253 section 6: 8 while no cipher is in use
const lengthBytes = 4;
/** How much of a bad packet is kept to be shown: enough to see which text was taken for a length. */
const evidenceBytes = 64;

export type PacketRead =
  | { readonly kind: 'need-more' }
  | { readonly kind: 'packet'; readonly payload: Buffer; readonly sequence: number }
  /** The four length bytes are no length. `bytes` are the first of what came instead. */
  | { readonly kind: 'bad-packet-length'; readonly length: number; readonly bytes: Uint8Array }
  /** The length does not fit the block size. */
  | { readonly kind: 'bad-alignment'; readonly length: number; readonly bytes: Uint8Array }
  | { readonly kind: 'bad-padding'; readonly padding: number; readonly length: number; readonly bytes: Uint8Array }
  | { readonly kind: 'bad-mac'; readonly sequence: number };

const needMore: PacketRead = { kind: 'need-more' };

/** Packets of one direction out of a byte stream. It never holds more than one packet of the largest size and one `feed`. */
export class PacketReader {
  private buffer: Buffer = Buffer.alloc(0);
  private used = 0;
  /** Grown by doubling, so that a packet that comes byte by byte is not copied each time. */
  private filled = 0;
  private sequence = 0;
  private opener: Opener | undefined;
  /** Set once the length of the packet that is under way is known. */
  private length: number | undefined;
  private failed: PacketRead | undefined;

  feed(bytes: Uint8Array): void {
    if (this.failed !== undefined) return;
    if (this.used > 0) {
      this.buffer.copyWithin(0, this.used, this.filled);
      this.filled -= this.used;
      this.used = 0;
    }
    if (this.filled + bytes.length > this.buffer.length) {
      const larger = Buffer.alloc(Math.max(2048, this.buffer.length * 2, this.filled + bytes.length));
      this.buffer.copy(larger, 0, 0, this.filled);
      this.buffer = larger;
    }
    this.buffer.set(bytes, this.filled);
    this.filled += bytes.length;
  }

  /** Bytes that wait to become a packet. */
  get waiting(): number {
    return this.filled - this.used;
  }

  /** Takes the cipher that follows SSH_MSG_NEWKEYS. Strict key exchange starts the count anew (PROTOCOL 1.10). */
  useKeys(opener: Opener, resetSequence: boolean): void {
    this.opener = opener;
    if (resetSequence) this.sequence = 0;
  }

  /** The next packet. After a failure it answers the same for ever: the stream cannot be trusted any more. */
  next(): PacketRead {
    if (this.failed !== undefined) return this.failed;
    const read = this.opener === undefined ? this.nextPlain() : this.nextSealed(this.opener);
    if (read.kind === 'packet') this.sequence = (this.sequence + 1) >>> 0;
    else if (read.kind !== 'need-more') this.failed = read;
    return read;
  }

  private nextPlain(): PacketRead {
    if (this.waiting < lengthBytes) return needMore;
    const length = this.buffer.readUInt32BE(this.used);
    const problem = this.lengthProblem(length, lengthBytes + length, plainBlockBytes);
    if (problem !== undefined) return problem;
    if (this.waiting < lengthBytes + length) return needMore;
    const body = Buffer.from(this.buffer.subarray(this.used + lengthBytes, this.used + lengthBytes + length));
    return this.unpad(body, lengthBytes + length);
  }

  private nextSealed(opener: Opener): PacketRead {
    if (this.length === undefined) {
      if (this.waiting < opener.headBytes) return needMore;
      const head = this.buffer.subarray(this.used, this.used + opener.headBytes);
      const length = opener.readLength(this.sequence, head);
      const aligned = opener.lengthIsClear ? length : lengthBytes + length;
      const problem = this.lengthProblem(length, aligned, opener.blockBytes);
      if (problem !== undefined) return problem;
      this.length = length;
    }
    const total = lengthBytes + this.length + opener.tagBytes;
    if (this.waiting < total) return needMore;
    const body = opener.open(this.sequence, this.buffer.subarray(this.used, this.used + total));
    if (body === undefined) return { kind: 'bad-mac', sequence: this.sequence };
    this.length = undefined;
    return this.unpad(body, total);
  }

  private lengthProblem(length: number, aligned: number, blockBytes: number): PacketRead | undefined {
    const bytes = () => Buffer.from(this.buffer.subarray(this.used, Math.min(this.filled, this.used + evidenceBytes)));
    if (length < packetMinLength || length > packetMaxBytes) {
      return { kind: 'bad-packet-length', length, bytes: bytes() };
    }
    return aligned % blockBytes === 0 ? undefined : { kind: 'bad-alignment', length, bytes: bytes() };
  }

  private unpad(body: Buffer, total: number): PacketRead {
    const padding = body[0] ?? 0;
    // An empty payload has no message number; OpenSSH refuses it one layer up.
    if (padding < paddingMin || padding > body.length - 2) {
      const bytes = Buffer.from(this.buffer.subarray(this.used, Math.min(this.filled, this.used + evidenceBytes)));
      return { kind: 'bad-padding', padding, length: body.length, bytes };
    }
    this.used += total;
    return { kind: 'packet', payload: body.subarray(1, body.length - padding), sequence: this.sequence };
  }
}

/** Packets of one direction into bytes. */
export class PacketWriter {
  private readonly random: RandomBytes;
  private sequence = 0;
  private sealer: Sealer | undefined;

  constructor(random: RandomBytes) {
    this.random = random;
  }

  useKeys(sealer: Sealer, resetSequence: boolean): void {
    this.sealer = sealer;
    if (resetSequence) this.sequence = 0;
  }

  write(payload: Uint8Array): Buffer {
    const { sealer } = this;
    const block = sealer?.blockBytes ?? plainBlockBytes;
    const counted = (sealer?.lengthIsClear ? 0 : lengthBytes) + 1 + payload.length;
    let padding = block - (counted % block);
    if (padding < paddingMin) padding += block;
    const length = 1 + payload.length + padding;
    const packet = Buffer.allocUnsafe(lengthBytes + length);
    packet.writeUInt32BE(length);
    packet[4] = padding;
    packet.set(payload, 5);
    packet.set(sealer === undefined ? Buffer.alloc(padding) : this.random(padding), 5 + payload.length);
    const bytes = sealer === undefined ? packet : sealer.seal(this.sequence, packet);
    this.sequence = (this.sequence + 1) >>> 0;
    return bytes;
  }
}
