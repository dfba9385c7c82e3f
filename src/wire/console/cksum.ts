/** The sum that `cksum` of POSIX prints: CRC-32 with the polynomial 04C11DB7, the length behind the bytes, not reflected. */
export function posixCksum(text: string): { readonly sum: number; readonly length: number } {
  const bytes = new TextEncoder().encode(text);
  let crc = 0;
  for (const byte of bytes) crc = step(crc, byte);
  for (let left = bytes.length; left > 0; left = Math.floor(left / 256)) crc = step(crc, left % 256);
  return { sum: ~crc >>> 0, length: bytes.length };
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc >>> 0;
});

function step(crc: number, byte: number): number {
  return ((crc << 8) ^ (table[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
}
