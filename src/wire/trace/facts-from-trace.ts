import { type Fact, known } from '../../contract/fact.ts';
import type { HostKey, KnownHost } from '../../contract/facts/hostkey.ts';
import type { AlgorithmMatch, Exchange, Offer } from '../../contract/facts/kex.ts';
import type { LoginOutcome } from '../../contract/facts/login.ts';
import type { TcpConnect } from '../../contract/facts/tcp.ts';
import type { FactsGiven } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import { bannerFromTrace } from './banner-from-trace.ts';
import {
  jumpNeedsPerson,
  jumpOutcome,
  keyProblems,
  type LoginContext,
  loginOutcome,
  offeredKeys,
  partialSuccess,
} from './login-from-trace.ts';
import type { Proposal, SshTrace, TraceEnd } from './types.ts';

export interface TraceFactsOptions {
  /** The trace of the ssh to the jump host, when it was written elsewhere. */
  readonly via?: SshTrace | null | undefined;
  /** From the name of a file in the trace to the user's own, where ssh ran with copies; undefined: no file of the user's. */
  readonly original?: ((file: string) => string | undefined) | undefined;
}

/**
 * What a trace of `ssh -v` shows, as facts about the target: from our own login attempt, or from one that a person pasted.
 * A trace has no times: `afterMs` and `waitedMs` are 0. Everything the trace does not reach is left out.
 */
export function factsFromTrace(
  trace: SshTrace,
  context: LoginContext = {},
  options: TraceFactsOptions = {},
): FactsGiven {
  const via = options.via ?? trace.via;
  const reachedAuth = trace.methodLists.length > 0 || trace.authenticated !== null;
  // A proxy command that still runs when we end it has not failed.
  const cut = context.timeIsUp === true && trace.ends.length === 0 && (via === null || via.client === null);
  // A jump host that waits for the person ends the way as the target would.
  const asked = jumpNeedsPerson(trace, via, context);
  const jump = cut || asked !== undefined ? undefined : jumpOutcome(trace, via);
  const outcome = asked ?? loginOutcome(trace, context);
  const firstMethods = trace.methodLists[0];
  return {
    ...given('tcp.connect', connectFromTrace(trace)),
    // A way that failed says nothing of the machine behind it.
    ...given('banner.read', jump === undefined || jump.kind === 'ok' ? bannerFromTrace(trace) : undefined),
    ...(trace.textBeforeVersion.length === 0
      ? {}
      : {
          'banner.preamble': known({ text: quote(trace.textBeforeVersion.map(({ text }) => text.quoted).join('\n')) }),
        }),
    ...(trace.theirs === null || trace.theirs.kex.length === 0 ? {} : { 'kex.theirs': known(offer(trace.theirs)) }),
    ...(trace.ours === null || trace.ours.kex.length === 0 ? {} : { 'kex.ours': known(offer(trace.ours)) }),
    ...given('kex.match', matchFromTrace(trace)),
    ...given('kex.exchange', exchangeFromTrace(trace)),
    ...given('hostkey.presented', hostKeyFromTrace(trace)),
    ...given('hostkey.known', knownHostFromTrace(trace, options.original ?? ((file) => file))),
    'login.outcome': known(outcome),
    ...given('login.methods', firstMethods?.methods ?? (closedUnasked(trace, outcome) ? [] : undefined)),
    ...(reachedAuth
      ? {
          'login.offered-keys': known(offeredKeys(trace)),
          'login.key-problems': known(keyProblems(trace, context)),
          'login.partial-success': known(partialSuccess(trace)),
          'login.server-sig-algs': known(trace.serverSigAlgs?.names ?? null),
        }
      : {}),
    ...(trace.banner === null
      ? {}
      : { 'login.text': known({ text: trace.banner.text, kind: 'banner' as const, afterKey: trace.bannerAfterKey }) }),
    ...given('login.jump', jump),
  };
}

/** The server closes as soon as it hears the user name: it names no method at all. */
function closedUnasked(trace: SshTrace, outcome: LoginOutcome): boolean {
  const ended = outcome.kind === 'closed' || outcome.kind === 'disconnected';
  return ended && outcome.stage === 'auth' && trace.methodLists.length === 0;
}

function given<K extends keyof FactsGiven, T>(key: K, value: T | undefined): { readonly [P in K]?: Fact<T> } {
  return value === undefined ? {} : ({ [key]: known(value) } as { readonly [P in K]?: Fact<T> });
}

/** The last attempt. An open connection is left out: how long it took is not in a trace. */
function connectFromTrace(trace: SshTrace): TcpConnect | undefined {
  const result = trace.attempts.at(-1)?.result;
  if (result?.kind !== 'failed') return undefined;
  switch (result.errno) {
    case 'ECONNREFUSED':
      return { kind: 'refused', afterMs: 0, icmp: undefined };
    case 'ETIMEDOUT':
      return { kind: 'silent', waitedMs: 0 };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'EACCES': // over IPv6 an ICMP error, else this system: the trace does not tell
      return { kind: 'unreachable', afterMs: 0, code: result.errno, icmp: undefined };
    case 'EPERM':
      return { kind: 'forbidden-here', code: result.errno };
    default:
      return { kind: 'failed', code: result.errno ?? 'UNKNOWN' };
  }
}

function offer(proposal: Proposal): Offer {
  return {
    kex: proposal.kex,
    hostKey: proposal.hostKey,
    cipher: proposal.cipherToServer,
    cipherBack: proposal.cipherToClient,
    mac: proposal.macToServer,
    macBack: proposal.macToClient,
    compression: proposal.compressionToServer,
  };
}

function matchFromTrace(trace: SshTrace): AlgorithmMatch | undefined {
  const failed = trace.ends.find((end) => end.kind === 'no-match');
  if (failed?.kind === 'no-match') {
    const ours = trace.ours === null ? [] : offer(trace.ours)[failed.slot];
    return { kind: 'no-common', slot: failed.slot, ours, theirs: failed.theirs, enable: [] };
  }
  const { kex, hostKey, cipherToServer, macToServer } = trace.negotiated;
  if (kex === null || hostKey === null || cipherToServer === null) return undefined;
  const mac = macToServer === '<implicit>' ? null : macToServer;
  return { kind: 'agreed', kex, hostKey, cipher: cipherToServer, mac };
}

/** The size of the KEXINIT is not in a trace: 0. */
function exchangeFromTrace(trace: SshTrace): Exchange | undefined {
  const method = trace.negotiated.kex ?? 'unknown';
  if (trace.newKeys.received !== null) return { kind: 'done', method, tookMs: 0, kexinitBytes: 0 };
  if (trace.remote === null) return undefined;
  const expecting = trace.expecting?.message ?? 'SSH_MSG_KEXINIT';
  const end = trace.ends.find((one) => inKeyExchange(one));
  switch (end?.kind) {
    case 'closed':
    case 'disconnected':
      return { kind: 'closed', expecting, kexinitBytes: 0 };
    case 'reset':
      return { kind: 'reset', expecting, kexinitBytes: 0 };
    case 'timed-out':
      return { kind: 'silent', expecting, waitedMs: 0, kexinitBytes: 0 };
    case 'disconnect-received':
      return { kind: 'disconnect', reason: end.reason ?? 0, text: end.text };
    case 'packet':
      if (end.problem === 'signature')
        return { kind: 'bad-signature', algorithm: trace.negotiated.hostKey ?? 'unknown' };
      return end.problem === 'dispatch'
        ? { kind: 'failed', problem: end.text.quoted }
        : { kind: 'bad-packet', problem: end.problem };
    default:
      return undefined;
  }
}

function inKeyExchange(end: TraceEnd): boolean {
  return 'stage' in end ? end.stage === 'kex' || end.stage === 'hostkey' : end.kind === 'packet';
}

function hostKeyFromTrace(trace: SshTrace): HostKey | undefined {
  if (trace.hostKey === null) return undefined;
  const { type, fingerprint } = trace.hostKey;
  // ssh goes on to new keys only after it has checked the signature.
  return { type, fingerprint, bits: bitsOf(type), verified: trace.newKeys.received !== null, certificate: null };
}

function bitsOf(type: string): number | null {
  if (type.includes('ed25519')) return 256;
  const curve = /nistp(256|384|521)/.exec(type)?.[1];
  return curve === undefined ? null : Number(curve);
}

function knownHostFromTrace(trace: SshTrace, original: (file: string) => string | undefined): KnownHost | undefined {
  for (const verdict of trace.hostKeyVerdicts) {
    switch (verdict.kind) {
      case 'known':
      case 'changed': {
        const file = verdict.file === null ? undefined : original(verdict.file);
        const { fileLine: line } = verdict;
        if (file === undefined || line === null) return undefined;
        if (verdict.kind === 'known') return { kind: verdict.certificate ? 'ca-match' : 'match', file, line };
        return { kind: 'changed', file, line, type: verdict.type ?? 'unknown', fingerprint: '' };
      }
      case 'revoked':
        return { kind: 'revoked', file: '', line: null };
      case 'unknown':
      case 'added':
        return { kind: 'unknown' };
      case 'failed':
        // In batch mode ssh says no more than this of a host that it does not know.
        return { kind: 'unknown' };
      case 'not-permitted':
      case 'certificate-problem':
        return undefined;
      default:
        verdict satisfies never;
    }
  }
  return undefined;
}
