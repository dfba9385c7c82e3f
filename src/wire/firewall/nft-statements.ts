import { parseAddress, type Range } from './addresses.ts';
import type { MarkValue, Operand, Part, Verdict, VerdictElement } from './model.ts';
import { leftOf } from './nft-operands.ts';
import {
  compared,
  elementOf,
  elementsOf,
  isFlags,
  isObject,
  type Json,
  type JsonObject,
  numberOf,
  topWidth,
} from './nft-values.ts';

/** One statement of a rule in `nft -j`. Nothing: it does not bear on what becomes of the packet. */
export function partsOf(statement: Json): readonly Part[] {
  if (!isObject(statement)) return [{ is: 'hands-over', what: 'a statement' }];
  const [kind = ''] = Object.keys(statement);
  const value = statement[kind];
  const verdict = verdictOf(statement);
  if (verdict !== undefined) return [{ is: 'verdict', verdict }];
  switch (kind) {
    case 'match':
      return isObject(value) ? [matchOf(value)] : [{ is: 'unknown', what: 'match' }];
    case 'vmap':
      return isObject(value) ? [vmapOf(value)] : [{ is: 'hands-over', what: 'vmap' }];
    case 'limit':
      return [{ is: 'limit', limit: 'limit', over: isObject(value) && value['inv'] === true }];
    case 'quota':
      return [{ is: 'limit', limit: 'quota', over: isObject(value) && value['inv'] === true }];
    case 'ct count':
      return [{ is: 'limit', limit: 'ct count', over: isObject(value) && value['inv'] === true }];
    case 'set':
    case 'map':
      return isObject(value) ? fillsOf(value) : [{ is: 'unknown', what: kind }];
    case 'meter':
      return isObject(value)
        ? [...thereBe(value['key']), ...limitIn(value['stmt'])]
        : [{ is: 'unknown', what: 'meter' }];
    case 'mangle':
      return isObject(value) ? mangleOf(value) : [];
    case 'notrack':
      return [{ is: 'notrack' }];
    case 'dnat':
    case 'redirect':
      return [natOf(kind, value)];
    case 'snat':
    case 'masquerade':
      return [{ is: 'nat', nat: 'snat', address: null, port: null }];
    case 'xt':
      return xtOf(value);
    case 'queue':
    case 'tproxy':
    case 'synproxy':
    case 'fwd':
      return [{ is: 'hands-over', what: kind }];
    case 'counter':
    case 'log':
    case 'comment':
    case 'last':
    case 'flow':
    case 'dup':
    case 'secmark':
    case 'ct helper':
    case 'ct timeout':
    case 'ct expectation':
      return [];
    default:
      return [{ is: 'unknown', what: kind }];
  }
}

export function verdictOf(json: Json): Verdict | undefined {
  if (!isObject(json)) return undefined;
  const [kind = ''] = Object.keys(json);
  const value = json[kind];
  switch (kind) {
    case 'accept':
    case 'drop':
    case 'return':
    case 'continue':
      return { kind };
    case 'jump':
    case 'goto':
      return isObject(value) ? { kind, chain: String(value['target']) } : undefined;
    case 'reject':
      return { kind: 'reject', with: rejectWords(value) };
    default:
      return undefined;
  }
}

function rejectWords(value: Json): string {
  if (!isObject(value)) return 'port-unreachable';
  if (value['type'] === 'tcp reset') return 'tcp reset';
  return typeof value['expr'] === 'string' ? value['expr'] : 'port-unreachable';
}

function matchOf(json: JsonObject): Part {
  const op = String(json['op'] ?? '==');
  const right = json['right'];
  const left = leftOf(json['left']);
  switch (left.kind) {
    case 'none':
      return { is: 'never' };
    case 'absent':
      // `exthdr … exists`: such a header is there or not; any other question about it ends the rule.
      return right === false && op === '==' ? { is: 'in', operands: [], elements: [[]], not: false } : { is: 'never' };
    case 'fib':
      return fibOf(left.fib, op, right);
    case 'concat':
      return membership(left.operands, right, op === '!=');
    case 'operand':
      return comparison(left.operand, op, right);
    default:
      return left satisfies never;
  }
}

function comparison(operand: Operand, op: string, right: Json): Part {
  if ('unknown' in operand) return { is: 'unknown', what: operand.unknown };
  const { field } = operand;
  if (op === '<' || op === '<=' || op === '>' || op === '>=') {
    const value = numberOf(right, field);
    const range = value === undefined ? undefined : compared(op, value, topWidth);
    if (range === undefined) return { is: 'unknown', what: `${field} ${op}` };
    if (range === 'none') return { is: 'never' };
    return { is: 'in', operands: [operand], elements: [[{ range }]], not: false };
  }
  // `in`: any of these flags is set, `!`: none of them; `==` and `!=` compare the whole field.
  if (op === 'in' || op === '!') return bits(operand, right, op === '!');
  return membership([operand], right, op === '!=');
}

function bits(operand: Operand, right: Json, not: boolean): Part {
  const value = 'unknown' in operand ? undefined : numberOf(right, operand.field);
  if (value === undefined) return { is: 'unknown', what: 'flags' };
  return { is: 'bits', operand, bits: value, not };
}

function membership(operands: readonly Operand[], right: Json, not: boolean): Part {
  if (typeof right === 'string' && right.startsWith('@')) return { is: 'in-set', operands, set: right.slice(1), not };
  const list = isObject(right) && Array.isArray(right['set']) ? (right['set'] as readonly Json[]) : undefined;
  if (list !== undefined) return { is: 'in', operands, elements: elementsOf(list, operands), not };
  const [operand] = operands;
  if (operands.length === 1 && operand !== undefined && !('unknown' in operand) && isFlags(operand.field)) {
    const value = numberOf(right, operand.field);
    if (value === undefined) return { is: 'unknown', what: operand.field };
    return { is: 'in', operands, elements: [[{ range: [value, value] }]], not };
  }
  return { is: 'in', operands, elements: [elementOf(right, operands)], not };
}

function fibOf(fib: JsonObject, op: string, right: Json): Part {
  const flags = Array.isArray(fib['flags']) ? fib['flags'].map(String) : [String(fib['flags'])];
  const of = flags.includes('daddr') ? 'destination' : 'source';
  if (fib['result'] === 'type') {
    if (flags.includes('iif') || flags.includes('oif')) return { is: 'unknown', what: 'fib of one interface' };
    const list = isObject(right) && Array.isArray(right['set']) ? (right['set'] as readonly Json[]) : [right];
    return { is: 'fib-type', of, types: list.map(String), not: op === '!=' };
  }
  const asksExistence =
    typeof right === 'boolean' || right === 0 || right === 'missing' || right === 'exists' || right === '';
  if (!asksExistence || of !== 'source') return { is: 'unknown', what: 'fib' };
  const there = right === true || right === 'exists';
  return { is: 'fib-route', exists: there !== (op === '!='), throughSame: flags.includes('iif') };
}

function vmapOf(json: JsonObject): Part {
  const left = leftOf(json['key']);
  if (left.kind === 'none' || left.kind === 'absent') return { is: 'never' };
  const operands: readonly Operand[] =
    left.kind === 'concat' ? left.operands : left.kind === 'operand' ? [left.operand] : [{ unknown: 'fib' }];
  const data = json['data'];
  if (typeof data === 'string' && data.startsWith('@')) return { is: 'vmap-set', operands, set: data.slice(1) };
  const list = isObject(data) && Array.isArray(data['set']) ? data['set'] : undefined;
  const elements = list === undefined ? undefined : verdictElements(list, operands);
  return elements === undefined ? { is: 'hands-over', what: 'vmap' } : { is: 'vmap', operands, elements };
}

/** `[key, verdict]` pairs; undefined: one of them is not understood. */
export function verdictElements(
  list: readonly Json[],
  operands: readonly Operand[],
): readonly VerdictElement[] | undefined {
  const found: VerdictElement[] = [];
  for (const pair of list) {
    if (!Array.isArray(pair) || pair.length !== 2) return undefined;
    const verdict = verdictOf(pair[1]);
    if (verdict === undefined) return undefined;
    found.push([elementOf(pair[0], operands), verdict]);
  }
  return found;
}

/** `add @set { … limit … }`: a limit of each element, or only a note in the set. */
function fillsOf(json: JsonObject): readonly Part[] {
  const set = String(json['set'] ?? json['map'] ?? '').replace(/^@/u, '');
  const own = Array.isArray(json['stmt']) ? (json['stmt'] as readonly Json[]) : [];
  return [...thereBe(json['elem']), { is: 'fills', set }, ...own.flatMap(limitIn)];
}

/** What is noted of a packet must be there: `ip saddr` ends the rule for IPv6. */
function thereBe(element: Json): readonly Part[] {
  const inner = isObject(element) && isObject(element['elem']) ? element['elem']['val'] : element;
  const left = leftOf(inner);
  if (left.kind === 'none' || left.kind === 'absent') return [{ is: 'never' }];
  const operands = left.kind === 'concat' ? left.operands : left.kind === 'operand' ? [left.operand] : [];
  return [{ is: 'in', operands, elements: [operands.map(() => ({ any: true }) as const)], not: false }];
}

function limitIn(statement: Json): readonly Part[] {
  return partsOf(statement).map((part) =>
    part.is === 'limit' && part.limit !== 'ct count' ? { ...part, limit: 'meter' } : part,
  );
}

function mangleOf(json: JsonObject): readonly Part[] {
  const key = isObject(json['key']) ? json['key'] : {};
  const meta = isObject(key['meta']) ? key['meta']['key'] : undefined;
  const ct = isObject(key['ct']) ? key['ct']['key'] : undefined;
  if (meta === 'mark') return [{ is: 'mark', of: 'mark', value: markOf(json['value']) }];
  if (ct === 'mark') return [{ is: 'mark', of: 'ct-mark', value: markOf(json['value']) }];
  const payload = isObject(key['payload']) ? String(key['payload']['field']) : '';
  // Rewriting an address or port by hand makes another packet of it.
  if (/^(?:saddr|daddr|sport|dport|type)$/u.test(payload)) return [{ is: 'hands-over', what: `${payload} set` }];
  if (meta === 'nftrace' || meta === 'priority' || meta === 'secmark' || payload !== '' || ct !== undefined) return [];
  return meta === undefined ? [] : [{ is: 'unknown', what: `meta ${String(meta)} set` }];
}

const full = 0xffff_ffffn;

/** A mark that is set: a constant, or the old one with bits taken or added. Null: not known. */
function markOf(value: Json): MarkValue {
  const constant = numberOf(value, 'mark');
  if (constant !== undefined) return { from: null, and: 0n, xor: constant };
  if (!isObject(value)) return null;
  const [kind = ''] = Object.keys(value);
  const inner = value[kind];
  if (kind === 'meta' && isObject(inner) && inner['key'] === 'mark') return { from: 'mark', and: full, xor: 0n };
  if (kind === 'ct' && isObject(inner) && inner['key'] === 'mark') return { from: 'ct-mark', and: full, xor: 0n };
  if (!Array.isArray(inner) || inner.length !== 2) return null;
  const base = markOf(inner[0]);
  const bits = numberOf(inner[1], 'mark');
  if (base === null || bits === undefined) return null;
  switch (kind) {
    case '&':
      return { ...base, and: base.and & bits, xor: base.xor & bits };
    case '|':
      // Set bits are set whatever they were: taken out of the old, put into the new.
      return { ...base, and: base.and & ~bits, xor: (base.xor & ~bits) | bits };
    case '^':
      return { ...base, xor: base.xor ^ bits };
    default:
      return null;
  }
}

function natOf(nat: 'dnat' | 'redirect', value: Json): Part {
  const json = isObject(value) ? value : {};
  const address = json['addr'] === undefined ? null : addressRange(json['addr']);
  const port = json['port'] === undefined ? null : portRange(json['port']);
  if (address === undefined || port === undefined) return { is: 'hands-over', what: `${nat} to a map` };
  return { is: 'nat', nat, address, port };
}

function addressRange(value: Json): Range | undefined {
  if (typeof value === 'string') {
    const found = parseAddress(value);
    return found === undefined ? undefined : [found.value, found.value];
  }
  const ends = isObject(value) && Array.isArray(value['range']) ? value['range'].map(String).map(parseAddress) : [];
  const [low, high] = ends;
  return low === undefined || high === undefined ? undefined : [low.value, high.value];
}

function portRange(value: Json): Range | undefined {
  const one = numberOf(value, 'destination-port');
  if (one !== undefined) return [one, one];
  const ends = isObject(value) && Array.isArray(value['range']) ? value['range'] : [];
  const [low, high] = ends.map((end) => numberOf(end, 'destination-port'));
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** An extension of iptables that nft shows without its content. */
function xtOf(value: Json): readonly Part[] {
  const name = isObject(value) && typeof value['name'] === 'string' ? value['name'] : 'an iptables extension';
  const target = isObject(value) && value['type'] === 'target';
  return [target ? { is: 'hands-over', what: name } : { is: 'unknown', what: name }];
}
