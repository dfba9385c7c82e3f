import { withoutLeadingZeros } from './reader.ts';

/** The data types of RFC 4251 section 5, written one after the other. Every method answers the writer itself. */
export class Writer {
  private readonly parts: Uint8Array[] = [];

  raw(bytes: Uint8Array): this {
    this.parts.push(bytes);
    return this;
  }

  u8(value: number): this {
    return this.raw(Uint8Array.of(value));
  }

  boolean(value: boolean): this {
    return this.u8(value ? 1 : 0);
  }

  u32(value: number): this {
    const bytes = Buffer.allocUnsafe(4);
    bytes.writeUInt32BE(value);
    return this.raw(bytes);
  }

  u64(value: bigint): this {
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeBigUInt64BE(value);
    return this.raw(bytes);
  }

  /** A text goes out as UTF-8. */
  string(value: Uint8Array | string): this {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    return this.u32(bytes.length).raw(bytes);
  }

  nameList(names: readonly string[]): this {
    return this.string(names.join(','));
  }

  /** A whole number from 0 on, given as its bytes, most significant first. */
  mpint(magnitude: Uint8Array): this {
    const bytes = withoutLeadingZeros(magnitude);
    const sign = ((bytes[0] ?? 0) & 0x80) !== 0;
    this.u32(bytes.length + (sign ? 1 : 0));
    return sign ? this.u8(0).raw(bytes) : this.raw(bytes);
  }

  bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}
