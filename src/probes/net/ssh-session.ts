import { type Evidence, known } from '../../contract/fact.ts';
import type { SessionFacts, SessionOutcome } from '../../contract/facts/login.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunResult } from '../../ports/process.ts';
import { sessionArguments } from './parts/login-arguments.ts';
import { type SafeWay, safeWay, type WayInput } from './parts/safe-way.ts';

export interface SshSessionInput extends WayInput {
  readonly userOptions: readonly string[];
  readonly destination: string;
  readonly signal?: AbortSignal | undefined;
}

const sessionWaitMs = 6_000;
const sftpWaitMs = 4_000;

/** Looks at the session itself, only when asked for: a terminal with a command that does nothing, and the file transfer. */
export const sshSession = defineProbe({
  id: 'ssh-session',
  stage: 'session',
  gives: ['session.outcome', 'session.sftp'],
  footprint: { connections: 2, authAttempts: 2 },
  withinMs: sessionWaitMs + sftpWaitMs + 1_000,
  async run(input: SshSessionInput, ports: Pick<Ports, 'files' | 'processes' | 'clock'>): Promise<readonly Seen[]> {
    const folder = await ports.files.tempFolder();
    try {
      return await look(input, ports, await safeWay(input, ports.files, folder.path));
    } finally {
      await folder.remove();
    }
  },
});

async function look(
  input: SshSessionInput,
  ports: Pick<Ports, 'processes' | 'clock'>,
  { hosts, acceptNew, proxyCommand }: SafeWay,
): Promise<readonly Seen[]> {
  const { program, signal } = input;
  const env = { SSH_ASKPASS_REQUIRE: 'never', SSH_ASKPASS: undefined };
  const call = {
    ...input,
    userKnownHosts: hosts.user,
    globalKnownHosts: hosts.global,
    acceptNew,
    proxyCommand,
    keyAlgorithms: null,
  };
  const session = await ports.processes.run({
    program,
    args: sessionArguments(call, ['-tt'], [`exit ${ourStatus}`]),
    input: new Uint8Array(),
    env,
    timeoutMs: sessionWaitMs,
    maxBytes: 16 * 1024,
    signal,
  });
  const sftp = await askSftp({ program, args: sessionArguments(call, ['-T', '-s'], ['sftp']), env, signal }, ports);
  return [
    {
      facts: { 'session.outcome': known(sessionOutcome(session)), 'session.sftp': known(sftpOutcome(sftp)) },
      evidence: [
        said(`session with a terminal and the command \`exit ${ourStatus}\``, session.kind, texts(session)),
        said('subsystem sftp', sftp.kind, sftp),
      ],
      cost: { connections: 2, authAttempts: 2 },
    },
  ];
}

/** `exit 7` means the same to POSIX shells, cmd.exe and PowerShell; another status shows that it did not run. */
const ourStatus = 7;

/** SSH_FXP_INIT, version 3 (draft-ietf-secsh-filexfer-02 section 4). */
const sftpHello = Uint8Array.of(0, 0, 0, 5, 1, 0, 0, 0, 3);
const sftpVersion = 2; // SSH_FXP_VERSION
const sftpMaxBytes = 16 * 1024;

interface SftpAnswer {
  readonly kind: 'answered' | 'failed';
  readonly bytes: Uint8Array;
  readonly out: string;
  readonly err: string;
}

/** Its input stays open until it has answered: sftp-server ends at the end of its input, before it writes. */
async function askSftp(
  ask: Parameters<Ports['processes']['openStream']>[0],
  { processes, clock }: Pick<Ports, 'processes' | 'clock'>,
): Promise<SftpAnswer> {
  const started = await processes.openStream(ask);
  if (started.kind !== 'started') return { kind: 'failed', bytes: new Uint8Array(), out: '', err: '' };
  const { stream } = started;
  const bytes: number[] = [];
  const untilMs = clock.nowMs() + sftpWaitMs;
  await stream.write(sftpHello);
  while (bytes.length < sftpMaxBytes && !answersSftp(Uint8Array.from(bytes))) {
    const read = await stream.read(Math.max(1, untilMs - clock.nowMs()));
    if (read.kind !== 'data') {
      if (read.kind === 'end') await started.closed;
      break;
    }
    bytes.push(...read.bytes);
  }
  stream.abort();
  const err = clean(started.saidOnStderr());
  return { kind: 'answered', bytes: Uint8Array.from(bytes), out: clean(Uint8Array.from(bytes)), err };
}

function clean(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').replaceAll('\r', '');
}

function texts(result: RunResult): { readonly out: string; readonly err: string } {
  if (!('stdout' in result)) return { out: '', err: '' };
  // ssh's own farewell when a terminal was there.
  return { out: clean(result.stdout), err: clean(result.stderr).replace(/^Connection to .* closed\.\n?/m, '') };
}

/** Words of sshd itself, not of a program that it started (session.c). */
const homeMissing = /^Could not chdir to home directory .*\n?/m;

function sessionOutcome(result: RunResult): SessionOutcome {
  const { out, err } = texts(result);
  const both = quote(`${out}${err}`.trim());
  if (/PTY allocation request failed/.test(err)) return { kind: 'pty-refused', text: both };
  if (/(?:exec|shell) request failed|open failed/.test(err)) return { kind: 'refused', text: both };
  switch (result.kind) {
    case 'exited': {
      const ran = result.code === ourStatus;
      const printed = out.replace(homeMissing, '').trim() !== '';
      if (ran && !printed)
        return { kind: 'works', exit: result.code, text: homeMissing.test(out) ? quote(out.trim()) : null };
      if (printed && (ran || result.code === 0)) return { kind: 'prints', text: quote(out), ran };
      return { kind: 'closed-at-once', exit: result.code, text: both };
    }
    case 'timed-out':
      return { kind: 'hangs', waitedMs: result.limitMs, text: both };
    case 'signalled':
    case 'stopped':
      return { kind: 'closed-at-once', exit: null, text: both };
    case 'not-found':
    case 'failed':
      return { kind: 'refused', text: quote('ssh could not be started') };
    default:
      return result satisfies never;
  }
}

function answersSftp(bytes: Uint8Array): boolean {
  if (bytes.length < 5) return false;
  const length = Buffer.from(bytes).readUInt32BE();
  return bytes[4] === sftpVersion && length >= 5 && length < 64 * 1024;
}

function sftpOutcome({ bytes, out, err }: SftpAnswer): SessionFacts['session.sftp'] {
  if (/subsystem request failed/.test(err)) return { kind: 'no-subsystem', text: quote(`${out}${err}`.trim()) };
  if (answersSftp(bytes)) return { kind: 'works', text: null };
  return { kind: bytes.length === 0 ? 'closed' : 'garbled', text: quote(`${out}${err}`.trim()) };
}

function said(what: string, kind: string, { out, err }: { readonly out: string; readonly err: string }): Evidence {
  return { what, text: quote(`${kind}\n${out}${err}`) };
}
