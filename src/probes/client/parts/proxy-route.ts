import { absent, type Fact, known } from '../../../contract/fact.ts';
import type { EffectiveConfig, ProxyRoute } from '../../../contract/facts/config.ts';
import type { Ports } from '../../../ports/ports.ts';
import { splitArguments } from '../../../wire/config/arguments.ts';
import { expandPath } from './expand-path.ts';

/** How the connection is carried. The program of a ProxyCommand is looked for, never run. */
export async function proxyRoute(
  { proxyJump, proxyCommand, user }: Pick<EffectiveConfig, 'proxyJump' | 'proxyCommand' | 'user'>,
  ports: Pick<Ports, 'processes' | 'files'>,
): Promise<Fact<ProxyRoute>> {
  if (proxyJump !== null) {
    const hops = proxyJump.split(',').map((hop) => hop.trim());
    return known({ kind: 'jump', hops: hops.filter((hop) => hop !== '') });
  }
  if (proxyCommand === null) return known({ kind: 'direct' });
  const hop = jumpOfCommand(proxyCommand, user);
  if (hop !== undefined) return known({ kind: 'jump', hops: [hop] });
  const program = commandProgram(proxyCommand);
  if (program === undefined) return absent({ kind: 'unsupported', why: 'ProxyCommand begins with words of the shell' });
  const path = expandPath(program, { d: ports.processes.env('HOME') ?? '~' }, ports.processes.env);
  if (path === undefined)
    return absent({ kind: 'unsupported', why: 'the program of ProxyCommand stands in another home' });
  return known({ kind: 'command', command: proxyCommand, program, found: await isThere(path, ports) });
}

/**
 * `ssh -W %h:%p bastion` is a jump host in the words from before ProxyJump (OpenSSH 7.3), and can be looked at like one.
 * Undefined: another program, or options that ProxyJump has no word for.
 */
export function jumpOfCommand(command: string, user: string): string | undefined {
  const [program = '', ...words] = splitArguments(command.replace(/^\s*exec\s+/, '')) ?? [];
  if (!/(^|[/\\])ssh(\.exe)?$/i.test(program)) return undefined;
  const found: { -readonly [K in 'l' | 'p' | 'W']?: string } = {};
  let destination: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const [, letter, attached = ''] = /^-([lpW])(.*)$/s.exec(words[at] ?? '') ?? [];
    const word = words[at] ?? '';
    if (letter === 'l' || letter === 'p' || letter === 'W') found[letter] ??= attached || (words[++at] ?? '');
    else if (/^-[qvTxa]+$/.test(word)) continue;
    else if (word.startsWith('-') || destination !== undefined) return undefined;
    else destination = word;
  }
  if (destination === undefined || !/^(\[%h\]|%h):%p$/.test(found.W ?? '')) return undefined;
  const who = destination.includes('@') || found.l === undefined ? '' : `${found.l}@`;
  const hop = `${who}${destination}${found.p === undefined ? '' : `:${found.p}`}`.replaceAll('%r', () => user);
  return /[%$`'"\s,]/.test(hop) || destination.startsWith('ssh://') ? undefined : hop;
}

/** Words that only a shell knows: what they would start cannot be told without one. */
const shellOnly = /^(if|for|while|case|until|function|cd|eval|test|trap|ulimit|umask|source|\.|\(|\{|\[|!)$/;

/** The program that the shell starts: after `exec`, `env` and assignments. Undefined: it takes a shell to know. */
export function commandProgram(command: string): string | undefined {
  const words = splitArguments(command.replace(/^\s*exec\s+/, ''));
  const program = words?.find((word) => word !== 'exec' && word !== 'env' && !/^[A-Za-z_]\w*=/.test(word));
  if (program === undefined || shellOnly.test(program) || /[$`*?;|&<>(){}%]/.test(program)) return undefined;
  return program;
}

async function isThere(program: string, { processes, files }: Pick<Ports, 'processes' | 'files'>): Promise<boolean> {
  if (!/[/\\]/.test(program)) return (await processes.which(program)).length > 0;
  const paths = /\.\w+$/.test(program) ? [program] : [program, `${program}.exe`];
  const stats = await Promise.all(paths.map((path) => files.stat(path)));
  return stats.some((found) => found.kind === 'stat' && found.stat.kind !== 'directory');
}
