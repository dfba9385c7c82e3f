import { parseJump } from './jump.ts';
import { findKeyword } from './keywords.ts';
import { expandTilde } from './tokens.ts';

/** Whether our value and what `ssh -G` prints mean the same. `null`: this keyword cannot be compared (ssh rewrites it). */
export function sameValue(
  keyword: string,
  ours: readonly string[],
  theirs: readonly string[],
  home: string,
): boolean | null {
  const kind = findKeyword(keyword)?.value;
  if (kind === 'free' || kind === 'forward' || expandedBySsh.has(keyword)) return null;
  if (algorithmLists.has(keyword)) return sameList(ours[0] ?? '', theirs[0] ?? '');
  if (kind === 'jump') return hops(ours[0] ?? '') === hops(theirs[0] ?? '');
  // Read twice (Match final), ssh lists names twice: that changes nothing.
  if (keyword === 'sendenv') return [...new Set(ours)].sort().join() === [...new Set(theirs)].sort().join();
  const say = (values: readonly string[]): string => values.map((value) => plain(keyword, value, home)).join('\n');
  // Lists of one keyword stand on one line there, and apart with us.
  if (kind === 'strings' && !onePerLine.has(keyword)) {
    return say(ours.join(' ').split(' ')) === say(theirs.join(' ').split(' '));
  }
  return say(ours) === say(theirs);
}

/** ssh prints these after expanding tokens of the connection. */
const expandedBySsh = new Set(['controlpath', 'identityagent', 'remotecommand', 'revokedhostkeys', 'setenv']);
const onePerLine = new Set(['identityfile', 'certificatefile']);
const algorithmLists = new Set([
  'ciphers',
  'macs',
  'kexalgorithms',
  'hostkeyalgorithms',
  'hostbasedacceptedalgorithms',
  'pubkeyacceptedalgorithms',
  'casignaturealgorithms',
]);

function plain(keyword: string, value: string, home: string): string {
  const kind = findKeyword(keyword)?.value;
  if (kind === 'flag' || kind === 'words' || keyword === 'forwardagent') {
    const word = value.toLowerCase();
    // Which of two equal words is printed changed with releases.
    if (word === 'true' || word === 'yes') return 'yes';
    return word === 'false' || word === 'off' ? 'no' : word;
  }
  if (keyword === 'loglevel') return value.toUpperCase();
  if (keyword === 'hostname' || keyword === 'hostkeyalias') return value.toLowerCase();
  const path = expandTilde(value, home);
  return path.ok ? path.text : value;
}

/** `+`, `-` and `^` change ssh's own list, which we do not know; what they must have done to it can be seen. */
function sameList(ours: string, theirs: string): boolean | null {
  const names = theirs.split(',');
  const change = ours.slice(1).split(',');
  // Patterns are allowed too: those are ssh's to expand.
  if (ours.includes('*') || ours.includes('?')) return null;
  if (ours.startsWith('+')) return change.every((name) => names.includes(name));
  if (ours.startsWith('-')) return change.every((name) => !names.includes(name));
  if (ours.startsWith('^')) return theirs === ours.slice(1) || theirs.startsWith(`${ours.slice(1)},`);
  return ours === theirs;
}

function hops(text: string): string {
  const parsed = parseJump(text) ?? [];
  return parsed.map(({ user, host, port }) => `${user ?? ''}@${host}:${port ?? ''}`).join(',');
}
