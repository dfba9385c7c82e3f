/** Reads SSH strings (RFC 4251 section 5) out of a key blob. Every method answers undefined past the end; nothing throws. */
export class BlobReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number | undefined {
    return this.left < 1 ? undefined : this.bytes[this.at++];
  }

  u32(): number | undefined {
    if (this.left < 4) return undefined;
    const value = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 4).getUint32(0);
    this.at += 4;
    return value;
  }

  u64(): bigint | undefined {
    if (this.left < 8) return undefined;
    const value = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 8).getBigUint64(0);
    this.at += 8;
    return value;
  }

  string(): Uint8Array | undefined {
    const start = this.at;
    const length = this.u32();
    if (length === undefined || length > this.left) {
      this.at = start;
      return undefined;
    }
    const value = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return value;
  }

  text(): string | undefined {
    const value = this.string();
    return value === undefined ? undefined : Buffer.from(value).toString('utf8');
  }
}

/** Bits of an mpint's value (RFC 4251 section 5): leading zero bytes do not count. */
export function mpintBits(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first === -1) return 0;
  return (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first] ?? 0));
}
