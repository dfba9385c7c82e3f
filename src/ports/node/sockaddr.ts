import { isIP, isIPv4, isIPv6 } from 'node:net';

/** struct sockaddr_in (16 bytes) or sockaddr_in6 (28 bytes) of Linux; undefined: not a numeric address. */
export function sockaddrOf(
  address: string,
  port: number,
  zoneIndex: (zone: string) => number,
): { readonly family: 4 | 6; readonly bytes: Uint8Array } | undefined {
  const [plain = '', zone] = address.split('%');
  const bytes = addressBytes(plain);
  if (bytes === undefined) return undefined;
  const out = new Uint8Array(bytes.length === 4 ? 16 : 28);
  const view = new DataView(out.buffer);
  new Uint16Array(out.buffer, 0, 1)[0] = bytes.length === 4 ? familyInet : familyInet6;
  view.setUint16(2, port);
  out.set(bytes, bytes.length === 4 ? 4 : 8);
  if (bytes.length === 16 && zone !== undefined) new Uint32Array(out.buffer, 24, 1)[0] = zoneIndex(zone);
  return { family: bytes.length === 4 ? 4 : 6, bytes: out };
}

/** The address in a sockaddr, as text; null: none (AF_UNSPEC). */
export function addressOfSockaddr(raw: Uint8Array): string | null {
  if (raw.length < 8) return null;
  const family = new Uint16Array(raw.slice(0, 2).buffer)[0];
  if (family === familyInet) return raw.subarray(4, 8).join('.');
  if (family === familyInet6 && raw.length >= 24) return textOf6(raw.subarray(8, 24));
  return null;
}

export const familyInet = 2;
export const familyInet6 = 10;

/** Network byte order: 4 or 16 bytes; undefined: not a numeric address. */
export function addressBytes(text: string): Uint8Array | undefined {
  if (isIPv4(text)) return Uint8Array.from(text.split('.').map(Number));
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const lastColon = text.lastIndexOf(':');
  const tail = text.slice(lastColon + 1);
  const [a = 0, b = 0, c = 0, d = 0] = isIPv4(tail) ? tail.split('.').map(Number) : [];
  const words = isIPv4(tail)
    ? `${text.slice(0, lastColon + 1)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
    : text;
  const [head = '', rest] = words.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = rest === undefined || rest === '' ? [] : rest.split(':');
  const zeros = rest === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after].map((word) => Number.parseInt(word, 16));
  return Uint8Array.from(all.flatMap((word) => [word >> 8, word & 0xff]));
}

/** Shortest form (RFC 5952), so that addresses compare as text. Zones are dropped; an IPv4-mapped address becomes IPv4. */
export function canonicalAddress(text: string): string {
  const plain = text.split('%')[0] ?? '';
  const bytes = isIP(plain) === 0 ? undefined : addressBytes(plain);
  if (bytes === undefined) return text;
  return bytes.length === 4 ? bytes.join('.') : textOf6(bytes);
}

function textOf6(bytes: Uint8Array): string {
  const mapped = bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  if (mapped) return bytes.subarray(12, 16).join('.');
  const words = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
  let best = { from: -1, length: 1 };
  for (let from = 0; from < 8; from++) {
    let length = 0;
    while (from + length < 8 && words[from + length] === 0) length++;
    if (length > best.length) best = { from, length };
  }
  const hex = words.map((word) => word.toString(16));
  if (best.from < 0) return hex.join(':');
  return `${hex.slice(0, best.from).join(':')}::${hex.slice(best.from + best.length).join(':')}`;
}
