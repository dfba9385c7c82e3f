import { parseAddress, prefixRange, type Range } from './addresses.ts';
import type { Component, Field, LimitKind, Operand, Part } from './model.ts';
import { ctBits, ctStatusBits, tcpFlagBits } from './packet.ts';

/**
 * The tests of one rule of iptables-save, in their order; `lists`: those of `recent` that some rule fills. What is not
 * understood is a test that nobody can answer.
 */
export function matchParts(
  words: readonly string[],
  family: 'ip' | 'ip6',
  lists: ReadonlySet<string>,
): readonly Part[] {
  const parts: Part[] = [];
  let module = '';
  for (let at = 0; at < words.length; at += 1) {
    const not = words[at] === '!';
    if (not) at += 1;
    const option = words[at] ?? '';
    if (option === '-m') {
      module = words[at + 1] ?? '';
      parts.push(...moduleParts(module));
      at += 1;
      continue;
    }
    const values: string[] = [];
    while (at + 1 < words.length && !isOption(words, at + 1)) values.push(words[(at += 1)] ?? '');
    const found = optionPart(option, values, not, family, module);
    if (found !== undefined) parts.push(found);
    else if (!takenTogether.has(module) && !otherPackets.has(module))
      parts.push({ is: 'unknown', what: module === '' ? option : module });
  }
  return withLimits(parts, words, lists);
}

function isOption(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (word === '!') return (words[at + 1] ?? '').startsWith('-');
  return /^--?[a-z]/u.test(word) && !/^-\d/u.test(word);
}

/** Modules whose options are taken together below, or do not bear on the answer. */
const takenTogether = new Set(['limit', 'hashlimit', 'connlimit', 'recent', 'quota', 'rpfilter', 'nfacct', 'comment']);
/** Headers that a TCP packet of a new connection does not have. */
const otherPackets = new Set([
  'udp',
  'icmp',
  'icmp6',
  'sctp',
  'dccp',
  'ah',
  'esp',
  'rt',
  'frag',
  'hbh',
  'dst',
  'mh',
  'eui64',
]);

function moduleParts(module: string): readonly Part[] {
  if (module === 'eui64') return [{ is: 'unknown', what: module }];
  if (otherPackets.has(module)) return [{ is: 'never' }];
  if (module === 'ipv6header') return [{ is: 'unknown', what: module }];
  if (module === 'socket' || module === 'unclean') return [{ is: 'unknown', what: module }];
  return [];
}

const protocols: { readonly [name: string]: number } = {
  tcp: 6,
  udp: 17,
  icmp: 1,
  ipv6_icmp: 58,
  'ipv6-icmp': 58,
  icmpv6: 58,
  sctp: 132,
  dccp: 33,
  esp: 50,
  ah: 51,
  gre: 47,
  igmp: 2,
  udplite: 136,
  ospf: 89,
  vrrp: 112,
  all: -1,
  ip: 0,
  ipencap: 4,
  ipip: 94,
  ipv6: 41,
  l2tp: 115,
  pim: 103,
  mobility: 135,
};

function optionPart(
  option: string,
  values: readonly string[],
  not: boolean,
  family: 'ip' | 'ip6',
  module: string,
): Part | undefined {
  const [value = ''] = values;
  const member = (field: Field, components: readonly (Component | undefined)[]): Part =>
    components.some((one) => one === undefined)
      ? { is: 'unknown', what: `${option} ${value}` }
      : {
          is: 'in',
          operands: [{ field } satisfies Operand],
          elements: components.map((one) => [one as Component]),
          not,
        };
  switch (option) {
    case '-s':
      return member('source', [addressComponent(value)]);
    case '-d':
      return member('destination', [addressComponent(value)]);
    case '-i':
      return member('iif', [nameComponent(value)]);
    case '-o':
      return member('oif', [nameComponent(value)]);
    case '-p':
      return protocolPart(value, not);
    case '-f':
      return not ? undefinedTest : { is: 'never' };
    case '--sport':
    case '--source-port':
      return member('source-port', [portRange(value)]);
    case '--dport':
    case '--destination-port':
      return member('destination-port', [portRange(value)]);
    case '--sports':
      return member('source-port', value.split(',').map(portRange));
    case '--dports':
      return member('destination-port', value.split(',').map(portRange));
    case '--tcp-flags':
      return flags(value, values[1] ?? '', not);
    case '--ctstate':
    case '--state':
      return states(value, not);
    case '--ctdir':
      return member('ct-direction', [one(value === 'REPLY' ? 1n : 0n)]);
    case '--ctproto':
      return value === 'tcp' || value === '6' ? undefinedTest : { is: 'unknown', what: option };
    case '--ctorigsrc':
      return member('ct-original-source', [addressComponent(value)]);
    case '--ctorigdst':
      return member('ct-original-destination', [addressComponent(value)]);
    case '--ctorigdstport':
      return member('ct-original-destination-port', [portRange(value)]);
    case '--ctreplsrc':
      return member('ct-reply-source', [addressComponent(value)]);
    case '--ctrepldst':
      return member('ct-reply-destination', [addressComponent(value)]);
    case '--mark':
      return markPart(module === 'connmark' ? 'ct-mark' : 'mark', value, not);
    case '--src-range':
      return member('source', [addressRange(value)]);
    case '--dst-range':
      return member('destination', [addressRange(value)]);
    case '--src-type':
      return { is: 'fib-type', of: 'source', types: value.toLowerCase().split(','), not };
    case '--dst-type':
      return { is: 'fib-type', of: 'destination', types: value.toLowerCase().split(','), not };
    case '--match-set':
      return setPart(value, values[1] ?? '', not, family);
    case '--pkt-type':
      return member('packet-type', [one({ unicast: 0n, broadcast: 1n, multicast: 2n }[value])]);
    case '--comment':
    case '--nfacct-name':
      return undefinedTest;
    default:
      return undefined;
  }
}

/** A test that always holds. */
const undefinedTest: Part = { is: 'in', operands: [], elements: [[]], not: false };

function one(value: bigint | undefined): Component | undefined {
  return value === undefined ? undefined : { range: [value, value] };
}

function protocolPart(value: string, not: boolean): Part {
  const number = /^\d+$/u.test(value) ? Number(value) : protocols[value];
  if (number === undefined) return { is: 'unknown', what: `-p ${value}` };
  if (number === -1 || number === 0) return not ? { is: 'never' } : undefinedTest;
  const range: Range = [BigInt(number), BigInt(number)];
  return { is: 'in', operands: [{ field: 'l4proto' }], elements: [[{ range }]], not };
}

function addressComponent(text: string): Component | undefined {
  const [address = '', mask] = text.split('/');
  const found = parseAddress(address);
  if (found === undefined) return undefined;
  if (mask === undefined) return { range: [found.value, found.value] };
  const length = /^\d{1,3}$/u.test(mask) ? Number(mask) : lengthOf(mask);
  const range = length === undefined ? undefined : prefixRange(found.family, found.value, length);
  return range === undefined ? undefined : { range };
}

/** Length of a mask such as 255.255.0.0; undefined when its bits have gaps. */
function lengthOf(mask: string): number | undefined {
  const found = parseAddress(mask);
  if (found === undefined) return undefined;
  const width = found.family === 4 ? 32 : 128;
  const bits = found.value.toString(2).padStart(width, '0');
  return /^1*0*$/u.test(bits) ? (bits.indexOf('0') === -1 ? width : bits.indexOf('0')) : undefined;
}

function addressRange(text: string): Component | undefined {
  const [low, high] = text.split('-').map(parseAddress);
  return low === undefined || high === undefined ? undefined : { range: [low.value, high.value] };
}

function nameComponent(text: string): Component {
  return text.endsWith('+') ? { name: text.slice(0, -1), prefix: true } : { name: text, prefix: false };
}

function portRange(text: string): Component | undefined {
  const [, low, , high] = /^(\d{1,5})?(:(\d{1,5})?)?$/u.exec(text) ?? [];
  if (text === '' || (low === undefined && !text.startsWith(':'))) return undefined;
  const from = BigInt(low ?? '0');
  return { range: [from, text.includes(':') ? BigInt(high ?? '65535') : from] };
}

function flags(mask: string, wanted: string, not: boolean): Part {
  const bits = (list: string): bigint =>
    list === 'NONE' ? 0n : list === 'ALL' ? 63n : list.split(',').reduce((sum, name) => sum | (flagOf(name) ?? 0n), 0n);
  const value = bits(wanted);
  return {
    is: 'in',
    operands: [{ field: 'tcp-flags', mask: bits(mask) }],
    elements: [[{ range: [value, value] }]],
    not,
  };
}

function flagOf(name: string): bigint | undefined {
  const known: { readonly [name: string]: bigint } = tcpFlagBits;
  return known[name.toLowerCase()];
}

/** States and, in the same list, the two kinds of translation. Any of them is enough. */
function states(list: string, not: boolean): Part {
  const names = list.split(',').map((name) => name.toLowerCase());
  const known: { readonly [name: string]: bigint } = ctBits;
  const status: { readonly [name: string]: bigint } = ctStatusBits;
  const wanted = names.filter((name) => name === 'dnat' || name === 'snat');
  const own = names.filter((name) => name !== 'dnat' && name !== 'snat');
  if (own.some((name) => known[name] === undefined)) return { is: 'unknown', what: `--ctstate ${list}` };
  const bits = own.reduce((sum, name) => sum | (known[name] ?? 0n), 0n);
  if (wanted.length === 0) return { is: 'bits', operand: { field: 'ct-state' }, bits, not };
  if (own.length > 0) return { is: 'unknown', what: `--ctstate ${list}` };
  return {
    is: 'bits',
    operand: { field: 'ct-status' },
    bits: wanted.reduce((sum, name) => sum | (status[name] ?? 0n), 0n),
    not,
  };
}

function markPart(field: 'mark' | 'ct-mark', text: string, not: boolean): Part {
  const [left = '', right] = text.split('/');
  const number = (word: string): bigint | undefined =>
    /^(?:0x[0-9a-f]{1,8}|\d{1,10})$/iu.test(word) ? BigInt(word) : undefined;
  const [value, mask] = [number(left), right === undefined ? 0xffff_ffffn : number(right)];
  if (value === undefined || mask === undefined) return { is: 'unknown', what: `--mark ${text}` };
  return { is: 'in', operands: [{ field, mask }], elements: [[{ range: [value, value] }]], not };
}

const setFields: { readonly [flag: string]: Field } = { src: 'source', dst: 'destination' };

/** `--match-set NAME src,dst`: which part of the packet each component of the set means. */
function setPart(name: string, sides: string, not: boolean, family: 'ip' | 'ip6'): Part {
  const fields = sides.split(',').map((side) => setFields[side]);
  const [first, ...more] = fields;
  if (first === undefined || more.length > 0) return { is: 'unknown', what: `--match-set ${name} ${sides}` };
  return { is: 'in-set', operands: [{ field: first, family: family === 'ip' ? 4 : 6 }], set: name, not };
}

/** Matches whose answer is a count that the kernel keeps. Their options together make one test. */
function withLimits(parts: readonly Part[], words: readonly string[], lists: ReadonlySet<string>): readonly Part[] {
  const limits: Part[] = [];
  const limit = (kind: LimitKind, over: boolean): void => void limits.push({ is: 'limit', limit: kind, over });
  const negated = (option: string): boolean => words[words.indexOf(option) - 1] === '!';
  for (const [at, word] of words.entries()) {
    if (word !== '-m') continue;
    switch (words[at + 1]) {
      case 'limit':
        limit('limit', false);
        break;
      case 'hashlimit':
        limit('hashlimit', words.includes('--hashlimit-above'));
        break;
      case 'connlimit':
        limit('connlimit', words.includes('--connlimit-above'));
        break;
      case 'quota':
        limit('quota', negated('--quota'));
        break;
      case 'recent':
        // `--set` always holds; the others ask whether the client was seen, so often in that time.
        if (words.includes('--set')) limits.push(...(negated('--set') ? [{ is: 'never' } as const] : []));
        else if (!lists.has(listOf(words))) limits.push({ is: 'unknown', what: 'a list of recent that no rule fills' });
        else limit('recent', !(negated('--update') || negated('--rcheck') || negated('--remove')));
        break;
      case 'rpfilter':
        limits.push(
          words.includes('--loose')
            ? { is: 'fib-route', exists: !words.includes('--invert'), throughSame: false }
            : { is: 'fib-route', exists: !words.includes('--invert'), throughSame: true },
        );
        break;
      default:
        break;
    }
  }
  return [...parts.filter((part) => part !== undefinedTest), ...limits];
}

/** The list that a rule of `recent` uses. */
export function listOf(words: readonly string[]): string {
  const at = words.indexOf('--name');
  return at === -1 ? 'DEFAULT' : (words[at + 1] ?? '');
}
