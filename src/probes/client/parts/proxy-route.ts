import { absent, type Fact, known } from '../../../contract/fact.ts';
import type { EffectiveConfig, ProxyRoute } from '../../../contract/facts/config.ts';
import type { Ports } from '../../../ports/ports.ts';
import { splitArguments } from '../../../wire/config/arguments.ts';
import { expandPath } from './expand-path.ts';

/** How the connection is carried. The program of a ProxyCommand is looked for, never run. */
export async function proxyRoute(
  { proxyJump, proxyCommand }: Pick<EffectiveConfig, 'proxyJump' | 'proxyCommand'>,
  ports: Pick<Ports, 'processes' | 'files'>,
): Promise<Fact<ProxyRoute>> {
  if (proxyJump !== null) {
    const hops = proxyJump.split(',').map((hop) => hop.trim());
    return known({ kind: 'jump', hops: hops.filter((hop) => hop !== '') });
  }
  if (proxyCommand === null) return known({ kind: 'direct' });
  const program = commandProgram(proxyCommand);
  if (program === undefined) return absent({ kind: 'unsupported', why: 'ProxyCommand begins with words of the shell' });
  const path = expandPath(program, { d: ports.processes.env('HOME') ?? '~' }, ports.processes.env);
  if (path === undefined)
    return absent({ kind: 'unsupported', why: 'the program of ProxyCommand stands in another home' });
  return known({ kind: 'command', command: proxyCommand, program, found: await isThere(path, ports) });
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
