import { networkInterfaces } from 'node:os';

/** Interface index of a zone such as `eth0` or `2` (RFC 4007 section 11); 0 when there is none. */
export function zoneIndex(zone: string): number {
  if (/^\d{1,9}$/.test(zone)) return Number(zone);
  const found = networkInterfaces()[zone]?.find((one) => one.family === 'IPv6' && one.scopeid !== 0);
  return found?.family === 'IPv6' ? found.scopeid : 0;
}
