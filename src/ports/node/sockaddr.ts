import { addressBytes, textOf6 } from '../address.ts';

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
