import { parseAddress, type Range } from './addresses.ts';
import type { MarkValue, Part, Verdict } from './model.ts';

/** Targets after which the packet goes on to the next rule, whatever they do to it. */
const goingOn = new Set([
  'LOG',
  'NFLOG',
  'ULOG',
  'TCPMSS',
  'CLASSIFY',
  'TOS',
  'DSCP',
  'TTL',
  'HL',
  'TRACE',
  'AUDIT',
  'CHECKSUM',
  'SECMARK',
  'CONNSECMARK',
  'RATEEST',
  'IDLETIMER',
  'LED',
  'TEE',
  'ECN',
  'TCPOPTSTRIP',
  'NFACCT',
  'ACCOUNT',
  'SYSRQ',
]);
const handedOver = new Set([
  'NFQUEUE',
  'QUEUE',
  'TPROXY',
  'SYNPROXY',
  'TARPIT',
  'DELUDE',
  'CHAOS',
  'NETMAP',
  'STEAL',
  'ECHO',
  'RAWDNAT',
  'CLUSTERIP',
  'MIRROR',
  'REJECTME',
  'SAME',
]);

/** What stands from `-j` or `-g` on in a rule of iptables-save. */
export function targetParts(words: readonly string[], family: 'ip' | 'ip6'): readonly Part[] {
  const [how, name] = words;
  if (name === undefined) return [];
  const value = (option: string): string | undefined => {
    const at = words.indexOf(option);
    return at === -1 ? undefined : words[at + 1];
  };
  const has = (option: string): boolean => words.includes(option);
  const verdict = (one: Verdict): readonly Part[] => [{ is: 'verdict', verdict: one }];
  switch (name) {
    case 'ACCEPT':
      return verdict({ kind: 'accept' });
    case 'DROP':
      return verdict({ kind: 'drop' });
    case 'RETURN':
      return verdict({ kind: 'return' });
    case 'REJECT':
      return verdict({ kind: 'reject', with: rejectWords(value('--reject-with'), family) });
    case 'MARK':
      return [{ is: 'mark', of: 'mark', value: markOf(value, has) }];
    case 'CONNMARK':
      return connMark(value, has);
    case 'CT':
    case 'NOTRACK':
      return name === 'NOTRACK' || has('--notrack') ? [{ is: 'notrack' }] : [];
    case 'SET':
      return has('--add-set') || has('--del-set')
        ? [{ is: 'fills', set: value('--add-set') ?? value('--del-set') ?? '' }]
        : [];
    case 'DNAT':
      return [dnat(value('--to-destination'))];
    case 'REDIRECT':
      return [redirect(value('--to-ports'))];
    case 'SNAT':
    case 'MASQUERADE':
      return [{ is: 'nat', nat: 'snat', address: null, port: null }];
    default:
      if (goingOn.has(name)) return [];
      if (handedOver.has(name)) return [{ is: 'hands-over', what: name }];
      return verdict({ kind: how === '-g' ? 'goto' : 'jump', chain: name });
  }
}

function rejectWords(words: string | undefined, family: 'ip' | 'ip6'): string {
  if (words === undefined) return family === 'ip' ? 'icmp-port-unreachable' : 'icmp6-port-unreachable';
  return words === 'tcp-reset' ? 'tcp reset' : words;
}

const full = 0xffff_ffffn;

function number(text: string | undefined): bigint | undefined {
  return text !== undefined && /^(?:0x[0-9a-f]{1,8}|\d{1,10})$/iu.test(text) ? BigInt(text) : undefined;
}

/** `value/mask`; without a mask all bits. */
function masked(text: string | undefined): readonly [bigint, bigint] | undefined {
  const [left, right] = (text ?? '').split('/');
  const [value, mask] = [number(left), right === undefined ? full : number(right)];
  return value === undefined || mask === undefined ? undefined : [value, mask];
}

function markOf(
  value: (option: string) => string | undefined,
  has: (option: string) => boolean,
  from: 'mark' | 'ct-mark' = 'mark',
): MarkValue {
  const set = masked(value('--set-mark'));
  // xset: clear the bits of the mask, then exclusive or; set: clear value and mask, then or (xt_mark, libxt_MARK.c).
  const xset = masked(value('--set-xmark'));
  if (xset !== undefined) return { from, and: full & ~xset[1], xor: xset[0] };
  if (set !== undefined) return { from, and: full & ~(set[0] | set[1]), xor: set[0] };
  const and = number(value('--and-mark'));
  if (and !== undefined) return { from, and, xor: 0n };
  const or = number(value('--or-mark'));
  if (or !== undefined) return { from, and: full & ~or, xor: or };
  const xor = number(value('--xor-mark'));
  if (xor !== undefined) return { from, and: full, xor };
  return has('--set-mark') ? null : null;
}

function connMark(value: (option: string) => string | undefined, has: (option: string) => boolean): readonly Part[] {
  const whole = (option: string): boolean => {
    const mask = number(value(option));
    return mask === undefined || mask === full;
  };
  if (has('--restore-mark') || has('--save-mark')) {
    const saves = has('--save-mark');
    const known = whole('--nfmask') && whole('--ctmask') && whole('--mask');
    const from = saves ? 'mark' : 'ct-mark';
    return [{ is: 'mark', of: saves ? 'ct-mark' : 'mark', value: known ? { from, and: full, xor: 0n } : null }];
  }
  return [{ is: 'mark', of: 'ct-mark', value: markOf(value, has, 'ct-mark') }];
}

/** `address`, `address-address`, `address:port`, `[address]:port`, `:port`, with a range of ports. */
function dnat(text: string | undefined): Part {
  const [, six, plain, ports] =
    /^(?:\[([^\]]+)\]|([^:]*|[0-9a-f:]*::?[0-9a-f:.]*(?:-[0-9a-f:.]+)?))(?::(\d+(?:-\d+)?))?$/iu.exec(text ?? '') ?? [];
  const address = addresses(six ?? plain);
  const port = ports === undefined ? null : range(ports);
  if (address === undefined || port === undefined) return { is: 'hands-over', what: 'DNAT' };
  return { is: 'nat', nat: 'dnat', address, port };
}

function addresses(text: string | undefined): Range | null | undefined {
  if (text === undefined) return undefined;
  if (text === '') return null;
  const [low, high] = text.split('-').map(parseAddress);
  if (low === undefined) return undefined;
  return [low.value, text.includes('-') ? (high?.value ?? low.value) : low.value];
}

function range(text: string): Range | undefined {
  const [low = '', high] = text.split(/[-:]/u);
  if (!/^\d{1,5}$/u.test(low) || (high !== undefined && !/^\d{1,5}$/u.test(high))) return undefined;
  return [BigInt(low), BigInt(high ?? low)];
}

function redirect(text: string | undefined): Part {
  const port = text === undefined ? null : range(text);
  return port === undefined
    ? { is: 'hands-over', what: 'REDIRECT' }
    : { is: 'nat', nat: 'redirect', address: null, port };
}
