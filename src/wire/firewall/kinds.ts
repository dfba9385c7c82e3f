import type { Family } from './addresses.ts';

/** 224.0.0.0/4 (RFC 5771) and ff00::/8 (RFC 4291 section 2.7). */
export function inMulticast(family: Family, address: bigint): boolean {
  return family === 4 ? address >> 28n === 0xen : address >> 120n === 0xffn;
}

export function isBroadcast(family: Family, address: bigint): boolean {
  return family === 4 && (address === 0xffff_ffffn || address === 0n);
}
