import { parseAddress, prefixRange, type Range, widthOf } from './addresses.ts';
import type { Component, Element, Field, Operand } from './model.ts';
import { ctBits, ctStatusBits, tcpFlagBits } from './packet.ts';

/** Values as `nft -j` writes them (libnftables-json(5)), turned into numbers by what they are compared with. */

export type Json = unknown;
export type JsonObject = { readonly [name: string]: Json };

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const names: { readonly [field: string]: { readonly [name: string]: bigint } } = {
  l4proto: {
    icmp: 1n,
    igmp: 2n,
    tcp: 6n,
    udp: 17n,
    dccp: 33n,
    gre: 47n,
    esp: 50n,
    ah: 51n,
    'ipv6-icmp': 58n,
    icmpv6: 58n,
    ospf: 89n,
    comp: 108n,
    ipcomp: 108n,
    vrrp: 112n,
    sctp: 132n,
    udplite: 136n,
  },
  nfproto: { ipv4: 2n, ipv6: 10n },
  ethertype: { ip: 0x0800n, arp: 0x0806n, vlan: 0x8100n, '8021q': 0x8100n, ip6: 0x86ddn },
  'packet-type': { host: 0n, unicast: 0n, broadcast: 1n, multicast: 2n, other: 3n },
  'ct-state': ctBits,
  'ct-status': ctStatusBits,
  'ct-direction': { original: 0n, reply: 1n },
  'tcp-flags': tcpFlagBits,
  'source-port': {},
  'destination-port': {},
};

/** Fields whose values are names, not numbers. */
const named = new Set<Field>(['iif', 'oif']);
/** Fields of which each value is a bit of its own. */
const flagFields = new Set<Field>(['ct-state', 'ct-status', 'tcp-flags']);

/** What one value stands for; undefined: not understood. */
export function componentOf(value: Json, operand: Operand): Component {
  if (value === '*') return { any: true };
  if (isObject(value) && 'elem' in value && isObject(value['elem'])) return componentOf(value['elem']['val'], operand);
  if ('unknown' in operand) return { unknown: operand.unknown };
  const { field } = operand;
  if (named.has(field)) return nameOf(value);
  const range = rangeOf(value, field);
  return range === undefined ? { unknown: `a value of ${field}` } : { range };
}

function nameOf(value: Json): Component {
  if (typeof value !== 'string') return { unknown: 'the name of an interface' };
  const prefix = value.endsWith('*') && !value.endsWith('\\*');
  return { name: prefix ? value.slice(0, -1) : value.replace(/\\\*$/u, '*'), prefix };
}

function rangeOf(value: Json, field: Field): Range | undefined {
  if (isObject(value)) {
    const prefix = value['prefix'];
    if (isObject(prefix) && typeof prefix['addr'] === 'string') {
      const address = parseAddress(prefix['addr']);
      return address === undefined ? undefined : prefixRange(address.family, address.value, Number(prefix['len']));
    }
    const ends = value['range'];
    if (Array.isArray(ends) && ends.length === 2) {
      const [low, high] = [rangeOf(ends[0], field), rangeOf(ends[1], field)];
      return low === undefined || high === undefined ? undefined : [low[0], high[1]];
    }
    return undefined;
  }
  const number = numberOf(value, field);
  return number === undefined ? undefined : [number, number];
}

/** One number, or the bits of a list of flags. */
export function numberOf(value: Json, field: Field): bigint | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (Array.isArray(value) || (isObject(value) && Array.isArray(value['|']))) {
    const list = (Array.isArray(value) ? value : (value as JsonObject)['|']) as readonly Json[];
    if (!flagFields.has(field)) return undefined;
    const bits = list.map((one) => numberOf(one, field));
    return bits.some((one) => one === undefined) ? undefined : bits.reduce((sum: bigint, one) => sum | (one ?? 0n), 0n);
  }
  if (typeof value !== 'string') return undefined;
  if (/^(?:0x[0-9a-f]{1,32}|\d{1,20})$/iu.test(value)) return BigInt(value);
  const known = names[field];
  if (known !== undefined && Object.hasOwn(known, value)) return known[value];
  if (field !== 'source' && field !== 'destination' && !field.startsWith('ct-')) return undefined;
  return parseAddress(value)?.value;
}

/** Elements of a set, written inside a rule or with a name. */
export function elementsOf(list: readonly Json[], operands: readonly Operand[]): readonly Element[] {
  return list.map((one) => elementOf(one, operands));
}

export function elementOf(value: Json, operands: readonly Operand[]): Element {
  const inner = isObject(value) && isObject(value['elem']) ? value['elem']['val'] : value;
  const parts = isObject(inner) && Array.isArray(inner['concat']) ? (inner['concat'] as readonly Json[]) : [inner];
  return parts.map((part, at) => componentOf(part, operands[at] ?? { unknown: 'a set of another form' }));
}

/** Whether the values of a field are flags, which an `in` test takes as: any of them. */
export function isFlags(field: Field): boolean {
  return flagFields.has(field);
}

/** Numbers that are `<`, `>` … than a value. */
export function compared(op: string, value: bigint, width: bigint): Range | 'none' | undefined {
  const top = (1n << width) - 1n;
  const ranges: { readonly [op: string]: Range } = {
    '<': [0n, value - 1n],
    '<=': [0n, value],
    '>': [value + 1n, top],
    '>=': [value, top],
  };
  const range = ranges[op];
  if (range === undefined) return undefined;
  return range[0] > range[1] ? 'none' : range;
}

export const topWidth = widthOf[6];
