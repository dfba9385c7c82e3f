import { withoutLeadingZeros } from './reader.ts';

/** Just enough DER (X.690) to hand raw key material to node:crypto, which takes some keys in no other form. */
export function derSequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

/** A whole number from 0 on, given as its bytes, most significant first. */
export function derInteger(magnitude: Uint8Array): Buffer {
  const bytes = withoutLeadingZeros(magnitude);
  return bytes.length === 0 || (bytes[0] ?? 0) >= 0x80 ? der(0x02, Buffer.of(0), bytes) : der(0x02, bytes);
}

export function derOctetString(bytes: Uint8Array): Buffer {
  return der(0x04, bytes);
}

export function derBitString(bytes: Uint8Array): Buffer {
  return der(0x03, Buffer.of(0), bytes);
}

/** An object identifier in its encoded form, as hex without tag and length. */
export function derObjectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const head =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), body]);
}
