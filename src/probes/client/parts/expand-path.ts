import type { Ports } from '../../../ports/ports.ts';
import { textOf } from './text.ts';

/** What the `%` tokens of ssh_config(5) stand for; a token left out cannot be filled in here. */
export type PathTokens = { readonly [letter: string]: string };

/**
 * Fills in `~`, `%` tokens and `${NAME}` as ssh does for the paths it reads (misc.c tilde_expand,
 * vdollar_percent_expand). Undefined when something in it is not known: then the path is not known either.
 */
export function expandPath(
  text: string,
  tokens: PathTokens,
  env: (name: string) => string | undefined,
): string | undefined {
  const home = tokens['d'];
  let path = text;
  if (path === '~' || path.startsWith('~/') || path.startsWith('~\\')) {
    if (home === undefined) return undefined;
    path = home + path.slice(1);
  } else if (path.startsWith('~')) return undefined; // another user's home
  let unknown = false;
  const filled = path.replace(/%(.)|\$\{([^}]*)\}/gs, (_, letter: string | undefined, name: string | undefined) => {
    const value = letter === '%' ? '%' : letter === undefined ? env(name ?? '') : tokens[letter];
    if (value === undefined) unknown = true;
    return value ?? '';
  });
  return unknown ? undefined : filled;
}

/** Who and what a path's tokens are about. */
export interface TokenSubject {
  readonly originalHost: string;
  readonly hostname: string;
  readonly port: number;
  readonly user: string;
  readonly hostKeyAlias: string | null;
  readonly proxyJump: string | null;
}

/**
 * The tokens of the paths in ssh_config(5), section TOKENS, without %C, %I, %K, %t, %f and %H, which no file path needs.
 * `texts` are what they are for: the name of this machine is read only when one of them asks for it.
 */
export async function pathTokens(
  subject: TokenSubject,
  texts: readonly string[],
  ports: Pick<Ports, 'system' | 'files'>,
): Promise<PathTokens> {
  const named = texts.some((text) => /%[lL]/.test(text));
  const [user, machine] = await Promise.all([ports.system.user(), named ? machineName(ports) : undefined]);
  const jumpHost = subject.proxyJump?.split(',').at(-1) ?? '';
  return {
    h: subject.hostname,
    k: subject.hostKeyAlias ?? subject.originalHost,
    n: subject.originalHost,
    p: String(subject.port),
    r: subject.user,
    j: jumpHost,
    ...(user.home === null ? {} : { d: user.home }),
    ...(user.uid === null ? {} : { i: String(user.uid) }),
    ...(user.name === null ? {} : { u: user.name }),
    ...(machine === undefined ? {} : { l: machine, L: machine.replace(/\..*/, '') }),
  };
}

export async function machineName({ files }: Pick<Ports, 'files'>): Promise<string | undefined> {
  const read = await files.read('/proc/sys/kernel/hostname', 256);
  const name = read.kind === 'bytes' ? textOf(read.bytes).trim() : '';
  return name === '' ? undefined : name;
}
