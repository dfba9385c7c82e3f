import { safeOptions } from './login-arguments.ts';

/** One jump host of a route, as ssh is called for it. */
export interface JumpCall {
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
  readonly traceFile: string;
  readonly userKnownHosts: readonly string[];
  readonly globalKnownHosts: readonly string[];
  /** Take an unknown key into the temporary file instead of asking. */
  readonly acceptNew: boolean;
}

/**
 * The ProxyCommand that stands for ProxyJump. ssh makes one of its own (ssh.c), but without our options: the ssh of a jump
 * host would ask on the terminal and write the user's known_hosts. `hops` in the order of the way, at least one.
 */
export function jumpCommand(
  hops: readonly JumpCall[],
  ssh: {
    readonly program: string;
    readonly client: { readonly major: number; readonly minor: number } | null;
    readonly configFile: string | null;
    readonly windows: boolean;
  },
): string {
  const quoted = ssh.windows ? quotedForWindows : quotedForShell;
  return hops.reduce((before, hop) => {
    const words = [
      ssh.program,
      '-vvv',
      '-E',
      hop.traceFile,
      ...safeOptions({ ...hop, client: ssh.client, keyAlgorithms: null }),
      // The first of several jump hosts may have a way of its own in ssh_config; the others are reached through it.
      ...(before === '' ? [] : ['-o', `ProxyCommand=${before}`]),
      ...(ssh.configFile === null ? [] : ['-F', ssh.configFile]),
      ...(hop.user === null ? [] : ['-l', hop.user]),
      ...(hop.port === null ? [] : ['-p', String(hop.port)]),
    ];
    // %h and %p are filled in by the ssh that runs this command: of the machine behind the jump host.
    return [...words.map(withoutTokens).map(quoted), '-W', quoted('[%h]:%p'), quoted(withoutTokens(hop.host))].join(
      ' ',
    );
  }, '');
}

function withoutTokens(word: string): string {
  return word.replaceAll('%', '%%');
}

/** The user's shell runs it. */
function quotedForShell(word: string): string {
  return /^[A-Za-z0-9@=:,./_-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Win32-OpenSSH starts it without a shell (CommandLineToArgvW). */
function quotedForWindows(word: string): string {
  if (/^[A-Za-z0-9@=:,./\\_-]+$/.test(word)) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
