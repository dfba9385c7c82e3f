/** How the user's own ssh is called for the login attempt. Pure: strings in, strings out. */
export interface LoginArguments {
  /** The user's options as typed, without destination and command. */
  readonly userOptions: readonly string[];
  /** As typed, so that Host blocks match. */
  readonly destination: string;
  readonly client: { readonly major: number; readonly minor: number } | null;
  /** ssh writes its trace there (`-E`), apart from what the server shows. */
  readonly traceFile: string;
  /** Temporary copies; null: leave the setting alone. */
  readonly userKnownHosts: readonly string[] | null;
  readonly globalKnownHosts: readonly string[] | null;
  /** Take an unknown host key into the first of these files instead of asking (OpenSSH 7.6). */
  readonly acceptNew?: boolean;
  /** In place of the jump hosts: a command that goes the same way with our options. */
  readonly proxyCommand?: string | null;
  /** Set to leave FIDO keys out: the algorithms in force without theirs. */
  readonly keyAlgorithms: readonly string[] | null;
}

/**
 * Ours come first, since ssh takes the first value of each setting. `-N` opens no session, so no command runs and no
 * terminal is asked for.
 */
export function loginArguments(ask: LoginArguments): readonly string[] {
  return ['-vvv', '-E', ask.traceFile, '-N', '-T', ...wayAndSafety(ask), '--', ask.destination];
}

/** The same for a session with a command. */
export function sessionArguments(
  ask: Omit<LoginArguments, 'traceFile'>,
  kind: readonly string[],
  command: readonly string[],
): readonly string[] {
  return [...kind, ...wayAndSafety(ask), '--', ask.destination, ...command];
}

function wayAndSafety(ask: Omit<LoginArguments, 'traceFile'>): readonly string[] {
  const { proxyCommand = null } = ask;
  const options = connectionOptions(ask.userOptions);
  if (proxyCommand === null) return [...safeOptions(ask), ...options];
  // ssh refuses -J beside a ProxyCommand.
  const jump = options.indexOf('-J');
  const others = jump === -1 ? options : [...options.slice(0, jump), ...options.slice(jump + 2)];
  return [...safeOptions(ask), '-o', `ProxyCommand=${proxyCommand}`, ...others];
}

export function safeOptions(
  ask: Pick<LoginArguments, 'client' | 'userKnownHosts' | 'globalKnownHosts' | 'keyAlgorithms' | 'acceptNew'>,
): readonly string[] {
  const { client } = ask;
  const since = (major: number, minor: number) =>
    client === null || client.major > major || (client.major === major && client.minor >= minor);
  const options = [
    'BatchMode=yes',
    'ControlMaster=no',
    'ControlPath=none',
    'ForwardAgent=no',
    'ForwardX11=no',
    'ClearAllForwardings=yes',
    'PermitLocalCommand=no',
    ...(since(7, 6) ? ['RemoteCommand=none'] : []),
    ...(since(6, 8) ? ['UpdateHostKeys=no'] : []),
    ...(ask.userKnownHosts === null ? [] : [`UserKnownHostsFile=${quoted(ask.userKnownHosts)}`]),
    ...(ask.globalKnownHosts === null ? [] : [`GlobalKnownHostsFile=${quoted(ask.globalKnownHosts)}`]),
    ...(ask.acceptNew === true && since(7, 6) ? ['StrictHostKeyChecking=accept-new'] : []),
    ...(ask.keyAlgorithms === null
      ? []
      : [`${since(8, 5) ? 'PubkeyAcceptedAlgorithms' : 'PubkeyAcceptedKeyTypes'}=${ask.keyAlgorithms.join(',')}`]),
  ];
  return options.flatMap((option) => ['-o', option]);
}

/** Several files in one value: each in double quotes (ssh_config(5)); `/dev/null` stands for none. */
function quoted(files: readonly string[]): string {
  return files.length === 0 ? '/dev/null' : files.map((file) => `"${file}"`).join(' ');
}

/** ssh.c, getopt: options that take a value. */
const withValue = new Set('BbcDEeFIiJLlmOopPQRSWw');
/** What does not concern the connection, or would undo what we set: sessions, forwardings, masters, logs, background. */
const dropped = new Set('fnNtTqvVGMASXYyDLRWwOQEsg');

/** The user's options without those that do not concern the connection up to the login. */
export function connectionOptions(options: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < options.length; at++) {
    const word = options[at] ?? '';
    if (word === '--') break;
    if (!word.startsWith('-') || word.length < 2) continue;
    let flags = '';
    for (let in_ = 1; in_ < word.length; in_++) {
      const letter = word[in_] ?? '';
      if (!withValue.has(letter)) {
        if (!dropped.has(letter)) flags += letter;
        continue;
      }
      const value = word.slice(in_ + 1) || (options[++at] ?? '');
      if (!dropped.has(letter)) kept.push(`-${letter}`, value);
      break;
    }
    if (flags !== '') kept.push(`-${flags}`);
  }
  return kept;
}
