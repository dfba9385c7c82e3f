import ipaddr from 'ipaddr.js';

/** What a list of rules says of one login. `rule`: the line that decides, null: none does. */
export type RuleAnswer =
  | { readonly kind: 'allowed' | 'refused'; readonly line: number | null; readonly text: string | null }
  /** A rule asks for what is not known here, such as a netgroup or a host name. */
  | { readonly kind: 'undecided'; readonly line: number };

export interface LoginAsk {
  readonly user: string;
  readonly groups: readonly string[];
  /** The client's address; null: not known. */
  readonly from: string | null;
}

type Three = boolean | undefined;

/** access.conf(5), as pam_access.c reads it: the first line whose users and origins both match decides. */
export function accessAnswer(text: string, ask: LoginAsk, args: readonly string[] = []): RuleAnswer | undefined {
  const separators = argument(args, 'listsep') ?? ', \t';
  const fieldSeparator = argument(args, 'fieldsep') ?? ':';
  const groupsToo = !args.includes('nodefgroup');
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.replace(/^#.*$/u, '').trim();
    const [permission = '', users, ...rest] = splitFields(line, fieldSeparator);
    const origins = rest.join(fieldSeparator);
    if (users === undefined || rest.length === 0 || !/^[+-]$/u.test(permission.trim())) continue;
    const inUsers = list(users, separators, (word) => userMatches(word, ask, groupsToo));
    if (inUsers === false) continue;
    const inOrigins = list(origins, separators, (word) => originMatches(word, ask.from));
    if (inOrigins === false) continue;
    if (inUsers === undefined || inOrigins === undefined) return { kind: 'undecided', line: at + 1 };
    return { kind: permission.trim() === '+' ? 'allowed' : 'refused', line: at + 1, text: line };
  }
  return undefined;
}

function argument(args: readonly string[], name: string): string | undefined {
  return args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The first two separators part the fields: an IPv6 address keeps its colons. */
function splitFields(line: string, separators: string): readonly string[] {
  const isSeparator = (character: string): boolean => separators.includes(character);
  const first = [...line].findIndex(isSeparator);
  if (first === -1) return [line];
  const second = [...line].findIndex((character, at) => at > first && isSeparator(character));
  if (second === -1) return [line.slice(0, first), line.slice(first + 1)];
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
}

/** `a b EXCEPT c EXCEPT d`: matches the first part and not the rest. */
function list(text: string, separators: string, matches: (word: string) => Three): Three {
  const words = text
    .split(new RegExp(`[${separators.replace(/[\\\]^-]/gu, '\\$&')}]+`, 'u'))
    .filter((word) => word !== '');
  const cut = words.findIndex((word) => word.toUpperCase() === 'EXCEPT');
  const answers = (cut === -1 ? words : words.slice(0, cut)).map(matches);
  const positive = answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  if (cut === -1 || positive === false) return positive;
  const excepted = list(words.slice(cut + 1).join(separators.slice(0, 1)), separators, matches);
  if (excepted === true) return false;
  return excepted === undefined ? undefined : positive;
}

function userMatches(word: string, { user, groups, from }: LoginAsk, groupsToo: boolean): Three {
  if (word.startsWith('@')) return undefined;
  const at = word.indexOf('@', 1);
  if (at !== -1) {
    const inUser = userMatches(word.slice(0, at), { user, groups, from }, groupsToo);
    // `user@host` speaks of this machine's own name.
    return inUser === false ? false : undefined;
  }
  if (/^\(.*\)$/u.test(word)) return groups.includes(word.slice(1, -1));
  if (word.toUpperCase() === 'ALL') return true;
  return word === user || (groupsToo && groups.includes(word));
}

/** What pam_access compares with a terminal when nobody comes over the network. */
const terminals = /^(?:tty\S*|pts\/\S*|console|cron|crond|:\d+|su|su-l|sudo|vc\/\d+|LOCAL)$/iu;

function originMatches(word: string, from: string | null): Three {
  if (word.toUpperCase() === 'ALL') return true;
  if (terminals.test(word)) return false;
  if (from === null || word.startsWith('@')) return undefined;
  if (ipaddr.isValid(word)) return sameAddress(word, from);
  if (/^(?:\d{1,3}\.){1,3}$/u.test(word)) return from.startsWith(word);
  const network = /^([^/]+)\/(.+)$/u.exec(word);
  if (network !== null) return inMask(from, network[1] ?? '', network[2] ?? '');
  return undefined;
}

function sameAddress(one: string, other: string): Three {
  return ipaddr.isValid(other) ? ipaddr.process(one).toString() === ipaddr.process(other).toString() : undefined;
}

/** `10.0.0.0/8` or `10.0.0.0/255.0.0.0`. */
function inMask(from: string, base: string, mask: string): Three {
  if (!ipaddr.isValid(from) || !ipaddr.isValid(base)) return undefined;
  const [address, network] = [ipaddr.process(from), ipaddr.process(base)];
  if (address.kind() !== network.kind()) return false;
  const bits = /^\d+$/u.test(mask)
    ? Number(mask)
    : ipaddr.IPv4.isValid(mask)
      ? (ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() ?? undefined)
      : undefined;
  if (bits === undefined || bits > network.toByteArray().length * 8) return undefined;
  return address.match(network, bits);
}
