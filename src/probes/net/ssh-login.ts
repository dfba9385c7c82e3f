import { type Evidence, known } from '../../contract/fact.ts';
import type { IdentityFile } from '../../contract/facts/config.ts';
import { defineProbe, type FactsGiven, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import { withoutSecrets } from '../../contract/secrets.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunResult } from '../../ports/process.ts';
import { factsFromTrace } from '../../wire/trace/facts-from-trace.ts';
import type { LoginContext } from '../../wire/trace/login-from-trace.ts';
import { parseSshTrace } from '../../wire/trace/ssh-trace.ts';
import type { SshTrace } from '../../wire/trace/types.ts';
import { parseHostKey } from '../../wire/transport/hostkey.ts';
import { startDeadline } from './parts/deadline.ts';
import { loginArguments } from './parts/login-arguments.ts';
import { safeWay, type WayInput } from './parts/safe-way.ts';
import type { TemporaryKnownHosts } from './parts/temporary-known-hosts.ts';
import { followTrace } from './parts/trace-file.ts';

export interface SshLoginInput extends WayInput {
  readonly userOptions: readonly string[];
  readonly destination: string;
  readonly identityFiles?: readonly IdentityFile[] | undefined;
  /** The agent holds keys of FIDO devices. */
  readonly deviceKeysInAgent?: boolean | undefined;
  /** The person wants to touch the device. */
  readonly askForTouch?: boolean | undefined;
  readonly waitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One login attempt by the user's own ssh in batch mode, ended as soon as its trace says that the login was accepted: no
 * session, no command, nothing written.
 */
export const sshLogin = defineProbe({
  id: 'ssh-login',
  stage: 'auth',
  gives: [
    'login.outcome',
    'login.methods',
    'login.offered-keys',
    'login.key-problems',
    'login.partial-success',
    'login.server-sig-algs',
    'login.text',
    'login.pauses',
    'login.jump',
    'hostkey.seen',
  ],
  footprint: { connections: 1, authAttempts: 1 },
  withinMs: 12_000,
  async run(input: SshLoginInput, ports: Pick<Ports, 'files' | 'processes' | 'clock'>): Promise<readonly Seen[]> {
    const folder = await ports.files.tempFolder();
    const deadline = startDeadline(ports.clock, Math.min(input.waitMs ?? this.withinMs, this.withinMs), input.signal);
    try {
      const { hosts, acceptNew, proxyCommand, jumpTraces } = await safeWay(input, ports.files, folder.path);
      const traceFile = `${folder.path}/trace`;
      const keyAlgorithms = algorithmsWithoutDevices(input);
      const args = loginArguments({
        ...input,
        traceFile,
        userKnownHosts: hosts.user,
        globalKnownHosts: hosts.global,
        acceptNew,
        proxyCommand,
        keyAlgorithms,
      });
      const follower = followTrace(ports.files, ports.clock, traceFile);
      const decided = new AbortController();
      const startMs = ports.clock.nowMs();
      const running = ports.processes
        .run({
          program: input.program,
          args,
          // The ssh of a jump host is not in batch mode by itself.
          env: { SSH_ASKPASS_REQUIRE: 'never', SSH_ASKPASS: undefined },
          timeoutMs: this.withinMs + 1_000,
          maxBytes: 64 * 1024,
          signal: AbortSignal.any([decided.signal, deadline.signal]),
        })
        .finally(() => decided.abort());
      await follower.untilDecided(AbortSignal.any([decided.signal, deadline.signal]));
      decided.abort();
      const result = await running;
      await follower.finish();
      const tookMs = ports.clock.nowMs() - startMs;
      const stderr = 'stderr' in result ? Buffer.from(result.stderr).toString('latin1') : '';
      const context: LoginContext = {
        tookMs,
        timeIsUp: deadline.signal.aborted,
        deviceKeysLeftOut: keyAlgorithms !== null,
        encryptedFiles: (input.identityFiles ?? [])
          .filter(({ encrypted }) => encrypted === true)
          .map(({ path }) => path),
        mayAskPerson: !input.config.batchMode,
        typedMethods: [
          ...(input.config.passwordAuthentication ? ['password'] : []),
          ...(input.config.kbdInteractiveAuthentication ? ['keyboard-interactive'] : []),
        ],
        missingFiles: missingFiles(stderr, args),
      };
      const jumps = await readTraces(ports.files, jumpTraces);
      const whole = loginFacts(result, follower.parser.trace, follower.text(), stderr, context, hosts, jumps);
      const facts = {
        ...(hasOwnLook(input) ? { ...loginOnly(whole), ...otherKey(whole, input.hostKeyBlob) } : whole),
        'login.pauses': known(follower.pauses()),
      };
      return [
        {
          facts,
          evidence: [
            ...evidenceOf(args, follower.text(), stderr, keyAlgorithms !== null),
            ...jumps.map((text, at) => ({
              what: `end of the trace of jump host ${at + 1}`,
              text: quote(text.slice(-2_000)),
            })),
          ],
          cost: costOf(follower.parser.trace, jumps),
        },
      ];
    } finally {
      deadline.done();
      await folder.remove();
    }
  },
});

/** Leaving FIDO keys out by their algorithms changes nothing else in the list of keys. null: there are none. */
function algorithmsWithoutDevices(input: SshLoginInput): readonly string[] | null {
  const inFiles = input.identityFiles?.some(({ needsTouch }) => needsTouch) === true;
  if (input.askForTouch === true || (!inFiles && input.deviceKeysInAgent !== true)) return null;
  const kept = input.config.pubkeyAcceptedAlgorithms.filter((name) => !/^(?:webauthn-)?sk-/.test(name));
  return kept.length === 0 ? null : kept;
}

function loginFacts(
  result: RunResult,
  trace: SshTrace,
  text: string,
  stderr: string,
  context: LoginContext,
  hosts: TemporaryKnownHosts,
  jumps: readonly string[],
): FactsGiven {
  if (result.kind === 'not-found' || result.kind === 'failed') {
    const why = result.kind === 'failed' ? result.code : 'not found';
    return {
      'login.outcome': known({ kind: 'not-reached', stage: 'client', text: quote(`ssh could not be started: ${why}`) }),
    };
  }
  // What ssh says before it opens the trace file, and what the ssh of a jump host says, comes on standard error.
  const outer = text === '' ? parseSshTrace(stderr) : trace;
  const inner = text === '' || trace.proxyCommand === null ? null : theOneThatEnded(jumps.map(parseSshTrace), stderr);
  const facts = factsFromTrace(outer, context, { via: inner, original: (file) => hosts.userFile(file) });
  // A banner comes on standard error, beside what the ssh of a proxy command says there.
  const banner = inner === null || jumps.length > 0 || inner.client === null;
  const shown = banner ? stderr.replaceAll('\r', '').trim() : '';
  return shown === '' || text === ''
    ? facts
    : { ...facts, 'login.text': known({ text: quote(shown), kind: 'banner', afterKey: outer.bannerAfterKey }) };
}

/** Of the jump hosts, the first one that did not carry the connection; without any, what a proxy command says itself. */
function theOneThatEnded(jumps: readonly SshTrace[], stderr: string): SshTrace {
  const carries = (one: SshTrace) => one.authenticated !== null && one.ends.length === 0;
  return jumps.find((one) => !carries(one)) ?? jumps.at(-1) ?? parseSshTrace(stderr);
}

const jumpTraceMaxBytes = 512 * 1024;

async function readTraces(files: Ports['files'], paths: readonly string[]): Promise<readonly string[]> {
  const read = await Promise.all(paths.map((path) => files.read(path, jumpTraceMaxBytes)));
  return read.map((one) => (one.kind === 'bytes' ? Buffer.from(one.bytes).toString('utf8') : ''));
}

/** Our own connection got to the host key, so it knows more exactly what the trace repeats. */
function hasOwnLook({ config, hostKeyBlob }: SshLoginInput): boolean {
  return hostKeyBlob !== undefined && config.proxyJump === null && config.proxyCommand === null;
}

function loginOnly(facts: FactsGiven): FactsGiven {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key.startsWith('login.')));
}

/** ssh met another key of the same type than our own look did: several machines answer here. */
function otherKey(facts: FactsGiven, ownBlob: Uint8Array | undefined): FactsGiven {
  const theirs = facts['hostkey.presented'];
  if (ownBlob === undefined || theirs?.known !== true) return {};
  const own = parseHostKey(ownBlob);
  if (!own.ok || own.key.plainType !== theirs.value.type || own.key.fingerprint === theirs.value.fingerprint) return {};
  return { 'hostkey.seen': known([own.key.fingerprint, theirs.value.fingerprint]) };
}

/** `-i` files that are not there; a name that was not given is somebody else's text. */
function missingFiles(stderr: string, args: readonly string[]): readonly string[] {
  const named = [...stderr.matchAll(/^Warning: Identity file (.+) not accessible: /gm)].map(([, path]) => path ?? '');
  return named.filter((path) => args.includes(path));
}

function costOf(trace: SshTrace, jumps: readonly string[]) {
  const tried = trace.tries.length > 0 || trace.methodLists.length > 0 || trace.authenticated !== null;
  // A proxy command that ends before anything was heard has reached no SSH server.
  const inVain = trace.remote === null && jumps.length === 0;
  const open = trace.proxyCommand === null && trace.connected !== null;
  return { connections: inVain && !open ? 0 : 1, authAttempts: tried ? 1 : 0 };
}

function evidenceOf(
  args: readonly string[],
  text: string,
  stderr: string,
  devicesLeftOut: boolean,
): readonly Evidence[] {
  return [
    { what: 'ssh was called with', text: quote(withoutSecrets(args).join(' ')) },
    ...(devicesLeftOut
      ? [
          {
            what: 'keys left out',
            text: quote('FIDO keys, by leaving their algorithms out of PubkeyAcceptedAlgorithms'),
          },
        ]
      : []),
    { what: 'end of the trace', text: quote(text.slice(-3_000)) },
    ...(stderr === '' ? [] : [{ what: 'standard error', text: quote(stderr.slice(-1_000)) }]),
  ];
}
