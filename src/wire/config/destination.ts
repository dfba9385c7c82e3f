/**
 * The command line of ssh (ssh.c main(), OpenSSH 10), read without running anything.
 * Options that concern the connection are kept for `ssh -G` and the login; the rest is named and left out.
 */
export interface SshCommandLine {
  /** As typed, such as `deploy@shop` or `ssh://deploy@shop:2222`. */
  readonly destination: string;
  readonly host: string;
  /** From `user@host`, the URI or -l; the first one counts, as in ssh. */
  readonly user: string | null;
  /** From the URI or -p. */
  readonly port: number | null;
  /** Option words to repeat for ssh, in order, without destination and command. */
  readonly connectionOptions: readonly string[];
  /** -F. */
  readonly configFile: string | null;
  readonly family: 4 | 6 | null;
  readonly verbose: boolean;
  /** What does not concern the connection and was left out, in words. */
  readonly ignored: readonly string[];
  readonly command: readonly string[];
}

export type SshCommandLineResult =
  | { readonly ok: true; readonly line: SshCommandLine }
  | { readonly ok: false; readonly problem: string };

/** getopt string of ssh.c in OpenSSH 10: letters that take a value. */
const withValue = new Set('BbcDEeFIiJLlmOoPpQRSWw');
const flags = new Set('1246AaCfGgKkMNnqsTtVvXxYy');
/** They decide how the connection comes about, or what the login offers. */
const concerning = new Set('46BbcFIiJlmopPSKkaACx');
const meaningless: { readonly [letter: string]: string } = {
  N: 'no command is ever run',
  T: 'no terminal is asked for',
  q: 'ssh is quiet anyway',
  n: 'standard input is never passed on',
};

/** Reads ssh's own grammar: combined letters, options after the destination, `ssh://` addresses, a trailing command. */
export function parseSshCommandLine(words: readonly string[]): SshCommandLineResult {
  const draft: Draft = {
    destination: null,
    host: '',
    options: [],
    ignored: [],
    user: null,
    port: null,
    configFile: null,
    family: null,
    verbose: false,
  };
  let index = 0;
  let command: readonly string[] = [];
  for (; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') {
      if (draft.destination !== null) {
        command = words.slice(index + 1);
        break;
      }
      const problem = takeDestination(words[index + 1] ?? '', draft);
      if (problem !== undefined) return { ok: false, problem };
      command = words.slice(index + 2);
      break;
    }
    if (word.startsWith('-') && word.length > 1) {
      const used = takeOptions(word, words[index + 1], draft);
      if (typeof used === 'string') return { ok: false, problem: used };
      index += used;
      continue;
    }
    if (draft.destination !== null) {
      command = words.slice(index);
      break;
    }
    const problem = takeDestination(word, draft);
    if (problem !== undefined) return { ok: false, problem };
  }
  return finish(draft, command);
}

interface Draft {
  destination: string | null;
  host: string;
  options: string[];
  ignored: string[];
  user: string | null;
  port: number | null;
  configFile: string | null;
  family: 4 | 6 | null;
  verbose: boolean;
}

/** Reads one word of option letters. Returns how many further words it used, or the problem. */
function takeOptions(word: string, next: string | undefined, draft: Draft): number | string {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    if (withValue.has(letter)) {
      const attached = word.slice(at + 1);
      const value = attached === '' ? next : attached;
      if (value === undefined) return `option -${letter} needs a value`;
      const problem = takeValue(letter, value, draft);
      return problem ?? (attached === '' ? 1 : 0);
    }
    if (!flags.has(letter)) return `unknown option -${letter}`;
    takeFlag(letter, draft);
  }
  return 0;
}

function takeFlag(letter: string, draft: Draft): void {
  if (letter === 'v') draft.verbose = true;
  else if (letter === '4' || letter === '6') {
    draft.family = letter === '4' ? 4 : 6;
    draft.options.push(`-${letter}`);
  } else if (concerning.has(letter)) draft.options.push(`-${letter}`);
  else draft.ignored.push(`-${letter}: ${meaningless[letter] ?? 'it does not concern the connection'}`);
}

function takeValue(letter: string, value: string, draft: Draft): string | undefined {
  if (letter === 'p') {
    const port = portOf(value);
    if (port === undefined) return `port ${JSON.stringify(value)} is not a number from 1 to 65535`;
    draft.port ??= port;
  } else if (letter === 'l') draft.user ??= value;
  else if (letter === 'F') draft.configFile = value;
  if (concerning.has(letter)) draft.options.push(`-${letter}`, value);
  else draft.ignored.push(`-${letter} ${value}: it does not concern the connection`);
  return undefined;
}

/** What comes first counts, as in ssh: `-l a b@h` means a, `-p 1 ssh://h:2` means 1. */
function takeDestination(text: string, draft: Draft): string | undefined {
  const parts = splitDestination(text);
  if (typeof parts === 'string') return parts;
  draft.destination = text;
  draft.host = parts.host;
  if (parts.port !== null && draft.port === null) {
    draft.port = parts.port;
    draft.options.push('-p', String(parts.port));
  }
  if (parts.user !== null && draft.user === null) {
    draft.user = parts.user;
    draft.options.push('-l', parts.user);
  }
  return hostProblem(parts.host) ?? userProblem(parts.user);
}

function finish(draft: Draft, command: readonly string[]): SshCommandLineResult {
  const { destination, host, options, ...rest } = draft;
  if (destination === null) return { ok: false, problem: 'no host given' };
  return { ok: true, line: { ...rest, destination, host, connectionOptions: options, command } };
}

/** `user@host` (the last @ divides, as in ssh.c), or `ssh://[user[;…]@]host[:port]` (misc.c parse_ssh_uri). */
function splitDestination(text: string): { host: string; user: string | null; port: number | null } | string {
  const uri = /^ssh:\/\/(?:([^@/]*)@)?(\[[^\]]*\]|[^:/@]*)(?::([^/]*))?\/?$/u.exec(text);
  if (text.startsWith('ssh://')) {
    if (uri === null) return `${JSON.stringify(text)} is not an ssh:// address: ssh://[user@]host[:port]`;
    const [, user, host = '', portText] = uri;
    const port = portText === undefined ? null : portOf(portText);
    if (port === undefined) return `port ${JSON.stringify(portText)} is not a number from 1 to 65535`;
    return {
      host: host.replace(/^\[|\]$/gu, ''),
      user: user === undefined || user === '' ? null : decoded(user),
      port,
    };
  }
  const at = text.lastIndexOf('@');
  if (at === -1) return { host: text, user: null, port: null };
  if (at === 0) return 'the user name before @ is empty';
  return { host: text.slice(at + 1), user: text.slice(0, at), port: null };
}

/** What must never reach a program or a resolver as a host name. `host:22` and the like are findings, not errors. */
function hostProblem(host: string): string | undefined {
  if (host === '') return 'the host name is empty';
  if (host.startsWith('-')) return `${JSON.stringify(host)} begins with a dash and could be taken as an option`;
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(host)) return 'the host name holds control characters';
  if (host.length > 1025) return 'the host name is longer than 1025 characters'; // NI_MAXHOST
  return undefined;
}

function userProblem(user: string | null): string | undefined {
  if (user === null) return undefined;
  if (user.startsWith('-')) return `the user name ${JSON.stringify(user)} begins with a dash`;
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(user) ? 'the user name holds control characters' : undefined;
}

function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
