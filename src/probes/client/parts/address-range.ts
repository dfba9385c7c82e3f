import ipaddr from 'ipaddr.js';
import type { AddressKind } from '../../../contract/facts/name.ts';

type Range = AddressKind['range'];
type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Ranges that ipaddr.js does not tell apart as this program needs it; the first that fits counts. */
const special: readonly (readonly [cidr: string, range: Range])[] = [
  ['198.18.0.0/15', 'fake-ip'], // RFC 2544's benchmark range, which proxy tools (Clash, V2Ray, sing-box) hand out
  ['fc00::/18', 'fake-ip'], // sing-box's; RFC 4193 leaves fc00::/8 undefined
  ['192.0.2.0/24', 'documentation'], // RFC 5737
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['2001:db8::/32', 'documentation'], // RFC 3849
  ['3fff::/20', 'documentation'], // RFC 9637
  ['64:ff9b::/96', 'public'], // NAT64 (RFC 6052): the way to a public IPv4 address
];
const specialRanges = special.map(([cidr, range]) => ({ cidr: ipaddr.parseCIDR(cidr), range }));

/** Names of ipaddr.js that have one of ours; what is left is `reserved`. */
const named: { readonly [name: string]: Range } = {
  unicast: 'public',
  private: 'private',
  carrierGradeNat: 'carrier-grade-nat',
  uniqueLocal: 'unique-local',
  linkLocal: 'link-local',
  loopback: 'loopback',
  multicast: 'multicast',
  unspecified: 'unspecified',
  '6to4': 'public',
  teredo: 'public',
};

export function parseAddress(text: string): Address | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  return ipaddr.process(text); // an IPv4 address inside IPv6 (::ffff:10.0.0.1) counts as IPv4
}

export function addressRange(address: Address): Range {
  const fit = specialRanges.find(({ cidr }) => cidr[0].kind() === address.kind() && address.match(cidr));
  return fit?.range ?? named[address.range()] ?? 'reserved';
}

/** Whether both lie in one subnet of that many bits. */
export function sameSubnet(address: Address, other: Address, prefixBits: number): boolean {
  return address.kind() === other.kind() && address.match([other, prefixBits] as [Address, number]);
}
