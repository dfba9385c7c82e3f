import type { Field, Operand } from './model.ts';
import { isObject, type Json, type JsonObject, numberOf } from './nft-values.ts';

/** What stands left of a comparison in `nft -j`; `none`: no TCP packet has it, so that the rule ends there. */
export type Left =
  | { readonly kind: 'operand'; readonly operand: Operand }
  | { readonly kind: 'concat'; readonly operands: readonly Operand[] }
  | { readonly kind: 'fib'; readonly fib: JsonObject }
  | { readonly kind: 'none' }
  /** A header that is only asked for being there. */
  | { readonly kind: 'absent' };

export function leftOf(json: Json): Left {
  if (!isObject(json)) return other('an expression');
  const [kind = ''] = Object.keys(json);
  const value = json[kind];
  switch (kind) {
    case 'payload':
      return isObject(value) ? payload(value) : other('a payload');
    case 'meta':
      return meta(isObject(value) ? String(value['key']) : '');
    case 'ct':
      return isObject(value) ? connection(value) : other('ct');
    case 'fib':
      return isObject(value) ? { kind: 'fib', fib: value } : other('fib');
    case 'concat': {
      const all = Array.isArray(value) ? value.map(leftOf) : [];
      if (all.some((one) => one.kind === 'none' || one.kind === 'absent')) return { kind: 'none' };
      return {
        kind: 'concat',
        operands: all.map((one) => (one.kind === 'operand' ? one.operand : { unknown: 'fib in a concatenation' })),
      };
    }
    case '&':
      return masked(value);
    case 'exthdr':
      return { kind: 'absent' };
    default:
      return other(kind);
  }
}

function other(what: string): Left {
  return { kind: 'operand', operand: { unknown: what } };
}

function field(name: Field, family?: 4 | 6): Left {
  return { kind: 'operand', operand: family === undefined ? { field: name } : { field: name, family } };
}

function masked(value: Json): Left {
  if (!Array.isArray(value) || value.length !== 2) return other('&');
  const left = leftOf(value[0]);
  if (left.kind !== 'operand' || 'unknown' in left.operand) return left;
  const mask = numberOf(value[1], left.operand.field);
  return mask === undefined ? other('a mask') : { kind: 'operand', operand: { ...left.operand, mask } };
}

const ports = { sport: 'source-port', dport: 'destination-port' } as const;

function payload(json: JsonObject): Left {
  const name = String(json['field'] ?? '');
  switch (json['protocol']) {
    case 'ip':
      return ipField(name, 4, { protocol: 'l4proto', 'frag-off': 'fragment-offset' });
    case 'ip6':
      return ipField(name, 6, { nexthdr: 'l4proto' });
    case 'tcp':
    case 'th':
      if (name === 'sport' || name === 'dport') return field(ports[name]);
      if (name === 'flags') return field('tcp-flags');
      return name === 'urgptr' ? field('zero') : other(`tcp ${name}`);
    case 'ether':
      return name === 'type' ? field('ethertype') : other(`ether ${name}`);
    case 'vlan':
      return other('vlan');
    case undefined:
      return raw(json);
    default:
      return { kind: 'none' };
  }
}

function ipField(name: string, family: 4 | 6, more: { readonly [name: string]: Field }): Left {
  const known: { readonly [name: string]: Field } = {
    saddr: 'source',
    daddr: 'destination',
    version: 'ip-version',
    ...more,
  };
  const found = known[name];
  if (found !== undefined) return field(found, family);
  return { kind: 'operand', operand: { unknown: `${family === 4 ? 'ip' : 'ip6'} ${name}` } };
}

/** `@th,16,16` and its like: offset and length in bits. */
function raw(json: JsonObject): Left {
  const place = `${String(json['base'])} ${String(json['offset'])} ${String(json['len'])}`;
  if (place === 'th 0 16') return field('source-port');
  if (place === 'th 16 16') return field('destination-port');
  return other(`@${place.replaceAll(' ', ',')}`);
}

function meta(key: string): Left {
  const known: { readonly [key: string]: Field } = {
    nfproto: 'nfproto',
    protocol: 'ethertype',
    l4proto: 'l4proto',
    iif: 'iif',
    iifname: 'iif',
    oif: 'oif',
    oifname: 'oif',
    mark: 'mark',
    pkttype: 'packet-type',
  };
  const found = known[key];
  return found === undefined ? other(`meta ${key}`) : field(found);
}

function connection(json: JsonObject): Left {
  const key = String(json['key']);
  const plain: { readonly [key: string]: Field } = {
    state: 'ct-state',
    status: 'ct-status',
    direction: 'ct-direction',
    mark: 'ct-mark',
    protocol: 'l4proto',
    l3proto: 'nfproto',
  };
  const direct = plain[key];
  if (direct !== undefined) return field(direct);
  const family =
    json['family'] === 'ip' || key.startsWith('ip ')
      ? 4
      : json['family'] === 'ip6' || key.startsWith('ip6 ')
        ? 6
        : undefined;
  const original = json['dir'] === 'original';
  if (json['dir'] !== 'original' && json['dir'] !== 'reply') return other(`ct ${key}`);
  switch (key.replace(/^ip6? /u, '')) {
    case 'saddr':
      return field(original ? 'ct-original-source' : 'ct-reply-source', family);
    case 'daddr':
      return field(original ? 'ct-original-destination' : 'ct-reply-destination', family);
    case 'proto-dst':
      return original ? field('ct-original-destination-port') : other('ct reply proto-dst');
    case 'proto-src':
      return original ? other('ct original proto-src') : field('ct-reply-source-port');
    default:
      return other(`ct ${key}`);
  }
}
