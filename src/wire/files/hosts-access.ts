import ipaddr from 'ipaddr.js';
import { matchPattern } from './host-pattern.ts';

/** What /etc/hosts.allow and /etc/hosts.deny say of one client. */
export type HostsAccess =
  | { readonly kind: 'allowed' | 'refused'; readonly file: string | null; readonly line: number; readonly text: string }
  /** A line asks for a name, a netgroup or a file. */
  | { readonly kind: 'undecided'; readonly file: string; readonly line: number };

type Three = boolean | undefined;

/** hosts_access(5) and hosts_options(5): hosts.allow first, then hosts.deny; the first line that matches decides. */
export function hostsAccess(allow: string, deny: string, daemon: string, from: string): HostsAccess {
  for (const [file, text, otherwise] of [
    ['/etc/hosts.allow', allow, 'allowed'],
    ['/etc/hosts.deny', deny, 'refused'],
  ] as const) {
    for (const { line, content } of joinedLines(text)) {
      const [daemons = '', clients = '', ...options] = fieldsOf(content);
      if (clients === '') continue;
      const matched = both(
        list(daemons, (word) => daemonMatches(word, daemon)),
        list(clients, (word) => clientMatches(word, from)),
      );
      if (matched === false) continue;
      if (matched === undefined) return { kind: 'undecided', file, line };
      const words = options.map((option) => option.trim().toLowerCase());
      const kind = words.some((word) => word === 'deny' || word.startsWith('twist'))
        ? 'refused'
        : words.includes('allow')
          ? 'allowed'
          : otherwise;
      return { kind, file, line, text: content };
    }
  }
  return { kind: 'allowed', file: null, line: 0, text: '' };
}

function* joinedLines(text: string): Generator<{ readonly line: number; readonly content: string }> {
  let joined = '';
  let first = 1;
  for (const [at, raw] of text.split('\n').entries()) {
    if (joined === '') first = at + 1;
    if (raw.endsWith('\\')) {
      joined += raw.slice(0, -1);
      continue;
    }
    const content = (joined + raw).trim();
    joined = '';
    if (content !== '' && !content.startsWith('#')) yield { line: first, content };
  }
}

/** Colons part the fields, but not inside `[…]` of an IPv6 address, nor behind a backslash. */
function fieldsOf(line: string): readonly string[] {
  return (line.match(/(?:\[[^\]]*\]|\\:|[^:])+/gu) ?? []).map((field) => field.trim());
}

function both(one: Three, other: Three): Three {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

/** `a b EXCEPT c`. */
function list(text: string, matches: (word: string) => Three): Three {
  const words = text.split(/[\s,]+/u).filter((word) => word !== '');
  const cut = words.indexOf('EXCEPT');
  const answers = (cut === -1 ? words : words.slice(0, cut)).map(matches);
  const found = answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  if (cut === -1 || found === false) return found;
  const excepted = list(words.slice(cut + 1).join(' '), matches);
  return excepted === true ? false : excepted === undefined ? undefined : found;
}

function daemonMatches(word: string, daemon: string): Three {
  const [name = '', host] = word.split('@');
  const same = name === 'ALL' || name.toLowerCase() === daemon;
  return same && host !== undefined ? undefined : same;
}

function clientMatches(word: string, from: string): Three {
  if (word === 'ALL') return true;
  if (/^(?:KNOWN|UNKNOWN|PARANOID|LOCAL)$/u.test(word) || /[@]|^\//u.test(word)) return undefined;
  if (word.startsWith('.')) return undefined;
  const bare = word.replace(/^\[([^\]]*)\]/u, '$1');
  const slash = bare.indexOf('/');
  if (slash !== -1) return inNetwork(from, bare.slice(0, slash), bare.slice(slash + 1));
  if (ipaddr.isValid(bare) && (bare.includes(':') || /^\d+\.\d+\.\d+\.\d+$/u.test(bare)))
    return ipaddr.isValid(from) && ipaddr.process(bare).toString() === ipaddr.process(from).toString();
  if (/^[\d.]+\.$/u.test(bare)) return from.startsWith(bare);
  if (/[*?]/u.test(bare)) return matchPattern(from, bare) || (/^[\d.*?]+$/u.test(bare) ? false : undefined);
  return undefined;
}

function inNetwork(from: string, base: string, mask: string): Three {
  if (!ipaddr.isValid(from) || !ipaddr.isValid(base)) return undefined;
  const [address, network] = [ipaddr.process(from), ipaddr.process(base)];
  if (address.kind() !== network.kind()) return false;
  const bits = /^\d+$/u.test(mask)
    ? Number(mask)
    : ipaddr.IPv4.isValid(mask)
      ? (ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() ?? undefined)
      : undefined;
  return bits === undefined || bits > network.toByteArray().length * 8 ? undefined : address.match(network, bits);
}
