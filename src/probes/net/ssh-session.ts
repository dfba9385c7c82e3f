import { type Evidence, known } from '../../contract/fact.ts';
import type { EffectiveConfig } from '../../contract/facts/config.ts';
import type { SessionFacts, SessionOutcome } from '../../contract/facts/login.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunResult } from '../../ports/process.ts';
import { sessionArguments } from './parts/login-arguments.ts';

export interface SshSessionInput {
  readonly program: string;
  readonly client?: { readonly major: number; readonly minor: number } | null | undefined;
  readonly userOptions: readonly string[];
  readonly destination: string;
  readonly config: EffectiveConfig;
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
  async run(input: SshSessionInput, ports: Pick<Ports, 'processes'>): Promise<readonly Seen[]> {
    const { program, signal } = input;
    const run = (args: readonly string[], timeoutMs: number, bytes?: Uint8Array) =>
      ports.processes.run({
        program,
        args,
        input: bytes ?? new Uint8Array(),
        env: { SSH_ASKPASS_REQUIRE: 'never', SSH_ASKPASS: undefined },
        timeoutMs,
        maxBytes: 16 * 1024,
        signal,
      });
    // `exit 0` means the same to POSIX shells, cmd.exe and PowerShell.
    const session = await run(sessionArguments(input, ['-tt'], ['exit 0']), sessionWaitMs);
    const sftp = await run(sessionArguments(input, ['-T', '-s'], ['sftp']), sftpWaitMs, sftpHello);
    return [
      {
        facts: { 'session.outcome': known(sessionOutcome(session)), 'session.sftp': known(sftpOutcome(sftp)) },
        evidence: [said('session with a terminal and the command `exit 0`', session), said('subsystem sftp', sftp)],
        cost: { connections: 2, authAttempts: 2 },
      },
    ];
  },
});

/** SSH_FXP_INIT, version 3 (draft-ietf-secsh-filexfer-02 section 4). */
const sftpHello = Uint8Array.of(0, 0, 0, 5, 1, 0, 0, 0, 3);
const sftpVersion = 2; // SSH_FXP_VERSION

function texts(result: RunResult): { readonly out: string; readonly err: string } {
  if (!('stdout' in result)) return { out: '', err: '' };
  const clean = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8').replaceAll('\r', '');
  // ssh's own farewell when a terminal was there.
  return { out: clean(result.stdout), err: clean(result.stderr).replace(/^Connection to .* closed\.\n?/m, '') };
}

function sessionOutcome(result: RunResult): SessionOutcome {
  const { out, err } = texts(result);
  const both = quote(`${out}${err}`.trim());
  if (/PTY allocation request failed/.test(err)) return { kind: 'pty-refused', text: both };
  if (/(?:exec|shell) request failed|open failed/.test(err)) return { kind: 'refused', text: both };
  switch (result.kind) {
    case 'exited':
      if (result.code === 0)
        return out.trim() === '' ? { kind: 'works', exit: 0 } : { kind: 'prints', text: quote(out) };
      return { kind: 'closed-at-once', exit: result.code, text: both };
    case 'timed-out':
      return { kind: 'hangs', waitedMs: result.limitMs };
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

function sftpOutcome(result: RunResult): SessionFacts['session.sftp'] {
  const { out, err } = texts(result);
  const text = quote(`${out}${err}`.trim());
  if (/subsystem request failed/.test(err)) return { kind: 'no-subsystem', text };
  const bytes = 'stdout' in result ? result.stdout : new Uint8Array();
  if (bytes.length === 0) return { kind: 'closed', text };
  const length = Buffer.from(bytes).length >= 5 ? Buffer.from(bytes).readUInt32BE() : Number.POSITIVE_INFINITY;
  const works = bytes[4] === sftpVersion && length >= 5 && length < 64 * 1024;
  return works ? { kind: 'works', text: null } : { kind: 'garbled', text };
}

function said(what: string, result: RunResult): Evidence {
  const { out, err } = texts(result);
  return { what, text: quote(`${result.kind}${'code' in result ? ` ${result.code}` : ''}\n${out}${err}`) };
}
