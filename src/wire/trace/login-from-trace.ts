import type { KeyProblem, LoginFacts, LoginOutcome, OfferedKey } from '../../contract/facts/login.ts';
import { type Quoted, quote } from '../../contract/quoted.ts';
import { keyTypeOfShortName } from '../files/key-types.ts';
import type { KeyTry, SshTrace, TraceEnd, TraceKeyProblem } from './types.ts';

/** What a trace does not say of itself. All may be left out for a pasted one. */
export interface LoginContext {
  readonly tookMs?: number | undefined;
  /** We ended ssh because its time was up. */
  readonly timeIsUp?: boolean | undefined;
  /** Keys that need a touch or a PIN were left out. */
  readonly deviceKeysLeftOut?: boolean | undefined;
  /** Private key files that are encrypted. */
  readonly encryptedFiles?: readonly string[] | undefined;
  /** Files given with `-i` that are not there: ssh says so before it opens its trace. */
  readonly missingFiles?: readonly string[] | undefined;
  /** The user's own settings allow asking the person for a password; left out: yes. */
  readonly mayAskPerson?: boolean | undefined;
  /** Of `password` and `keyboard-interactive`, what the user's own settings allow; left out: both. */
  readonly typedMethods?: readonly string[] | undefined;
}

export function loginOutcome(trace: SshTrace, context: LoginContext): LoginOutcome {
  const { authenticated } = trace;
  if (authenticated !== null)
    return { kind: 'accepted', method: authenticated.method ?? 'unknown', tookMs: context.tookMs ?? 0 };
  const problem = trace.configProblems[0];
  if (problem !== undefined && trace.stage === 'client')
    return { kind: 'not-reached', stage: 'client', text: 'text' in problem ? problem.text : quote(problem.file) };
  if (tooMany(trace)) return { kind: 'too-many-failures', methods: lastMethods(trace) };
  if (
    trace.hostKeyVerdicts.some(({ kind }) => kind === 'failed') ||
    trace.ends.some(({ kind }) => kind === 'hostkey-failed')
  )
    return { kind: 'hostkey-refused' };
  const end = trace.ends.findLast((one) => one.kind !== 'other' && one.kind !== 'exit') ?? trace.ends.at(-1);
  if (end === undefined) return unended(trace, context);
  return endOutcome(end, trace, context);
}

function endOutcome(end: TraceEnd, trace: SshTrace, context: LoginContext): LoginOutcome {
  switch (end.kind) {
    case 'permission-denied':
      return denied(trace, end.methods.length > 0 ? end.methods : lastMethods(trace), context);
    case 'disconnect-received':
      return { kind: 'disconnected', reason: end.reason, text: end.text, stage: end.stage };
    case 'disconnected':
      return { kind: 'disconnected', reason: null, text: null, stage: end.stage };
    case 'closed':
    case 'reset':
      return { kind: 'closed', stage: end.stage, reset: end.kind === 'reset' };
    case 'timed-out':
      return { kind: 'timed-out', stage: end.stage, lastHeard: lastHeard(trace) };
    case 'banner-timeout':
      return { kind: 'timed-out', stage: 'banner', lastHeard: lastHeard(trace) };
    case 'identification':
      if (end.problem === 'closed' || end.problem === 'reset')
        return { kind: 'closed', stage: 'banner', reset: end.problem === 'reset' };
      return { kind: 'not-reached', stage: 'banner', text: end.text };
    case 'resolve-failed':
      return { kind: 'not-reached', stage: 'resolve', text: end.text };
    case 'connect-failed':
      return { kind: 'not-reached', stage: 'connect', text: end.text };
    case 'no-match':
      return {
        kind: 'not-reached',
        stage: 'kex',
        text: quote(`no matching ${end.slot}; their offer: ${end.theirs.join(',')}`),
      };
    case 'version-differs':
      return { kind: 'not-reached', stage: 'banner', text: quote(`protocol version ${end.theirs}`) };
    case 'client':
      return { kind: 'not-reached', stage: 'client', text: end.text };
    case 'packet':
      return { kind: 'not-reached', stage: trace.stage, text: end.text };
    case 'hostkey-failed':
      return { kind: 'hostkey-refused' };
    case 'exit':
      return { kind: 'failed', text: quote(`exit status ${end.status}`) };
    case 'disconnecting':
    case 'other':
      return endedWith(end.text, trace);
    case 'forwarding-failed':
    case 'channel-open-failed':
      return { kind: 'failed', text: end.text };
    default:
      return end satisfies never;
  }
}

const beforeLogin: readonly string[] = ['kex', 'hostkey'];

/** Words that nobody knows: how far ssh had come is all that is certain. */
function endedWith(text: Quoted, { stage }: SshTrace): LoginOutcome {
  return beforeLogin.includes(stage) ? { kind: 'not-reached', stage, text } : { kind: 'failed', text };
}

function unended(trace: SshTrace, context: LoginContext): LoginOutcome {
  if (context.timeIsUp === true) return { kind: 'timed-out', stage: trace.stage, lastHeard: lastHeard(trace) };
  const text = trace.unknownSamples.at(-1)?.text ?? quote('ssh ended without a word');
  return endedWith(text, trace);
}

function tooMany(trace: SshTrace): boolean {
  const says = (text: Quoted) => /too many authentication failures/i.test(text.quoted);
  return trace.ends.some(
    (end) => (end.kind === 'disconnect-received' || end.kind === 'disconnecting') && says(end.text),
  );
}

function lastMethods(trace: SshTrace): readonly string[] {
  return trace.methodLists.at(-1)?.methods ?? [];
}

/** What ssh waits for, or else the last thing the server said. */
function lastHeard(trace: SshTrace): string {
  if (trace.expecting !== null) return `waiting for ${trace.expecting.message}`;
  if (trace.lastReceived !== null) return `message ${trace.lastReceived.type} of the server`;
  return trace.remote === null ? 'nothing from the server' : 'the version line of the server';
}

/**
 * In batch mode ssh says "Permission denied" as well where it would have asked the person. That is no fault as long as the
 * server refused no key and every key that could be used was.
 */
function denied(trace: SshTrace, methods: readonly string[], context: LoginContext): LoginOutcome {
  const refusal: LoginOutcome = { kind: 'denied', methods };
  if (context.mayAskPerson === false) return refusal;
  const problems = keyProblems(trace, context);
  const waiting = trace.tries.findLast((one) => one.answer === 'accepted' && one.signed !== 'yes');
  if (waiting !== undefined) {
    if (waiting.authenticator) return { kind: 'needs-person', what: 'touch' };
    const others = problems.some(({ path, problem }) => path === waiting.name && problem !== 'passphrase-needed');
    if (!others && !waiting.agent) return { kind: 'needs-person', what: 'passphrase' };
    return refusal;
  }
  if (context.deviceKeysLeftOut === true && methods.includes('publickey'))
    return { kind: 'needs-person', what: 'touch' };
  const allowed = context.typedMethods ?? ['password', 'keyboard-interactive'];
  const typed = methods.some((method) => allowed.includes(method));
  if (trace.partial.length > 0)
    return typed ? { kind: 'needs-person', what: methods.includes('password') ? 'password' : 'code' } : refusal;
  if (trace.tries.some(({ answer }) => answer === 'refused')) return refusal;
  if (problems.some(({ problem }) => problem !== 'passphrase-needed')) return refusal;
  if (problems.length > 0) return { kind: 'needs-person', what: 'passphrase' };
  return typed ? { kind: 'needs-person', what: 'password' } : refusal;
}

export function offeredKeys(trace: SshTrace): readonly OfferedKey[] {
  return trace.tries
    .filter((one) => one.how === 'offered' || one.answer !== 'none')
    .map((one) => ({
      path: one.agent && !one.name.startsWith('/') ? null : one.name,
      type: typeName(one.type),
      fingerprint: one.fingerprint ?? '',
      from: source(one),
      answer: one.answer === 'authenticated' ? 'accepted' : one.answer,
      typeListed: typeListed(one.type, trace),
    }));
}

/** OpenSSH lists what its configuration allows since 9.6, before that all it knows (kex.c). Certificates are signed as their keys. */
function typeListed(short: string | null, trace: SshTrace): boolean | null {
  const listed = trace.serverSigAlgs?.names;
  if (listed === undefined || short === null) return null;
  const type = typeName(short.replace(/-CERT$/, ''));
  return listed.some((name) => (type === 'ssh-rsa' ? /^(?:ssh-rsa|rsa-sha2-)/.test(name) : name.startsWith(type)));
}

/** Traces print `ED25519-SK`; everything else says `sk-ssh-ed25519@openssh.com`. The size of an ECDSA key is not printed. */
function typeName(short: string | null): string {
  if (short === null) return 'unknown';
  return (short === 'ECDSA' ? 'ecdsa-sha2' : keyTypeOfShortName(short)) ?? short;
}

function source(one: KeyTry): OfferedKey['from'] {
  if (one.authenticator || one.token) return 'hardware';
  if (one.agent) return 'agent';
  return one.type?.endsWith('-CERT') === true ? 'certificate' : 'file';
}

export function keyProblems(trace: SshTrace, context: LoginContext): readonly KeyProblem[] {
  const told = trace.keyProblems.flatMap((one): readonly KeyProblem[] => {
    const problem = problemKind(one, trace, context);
    return problem === undefined
      ? []
      : [{ path: one.name ?? '', problem, text: one.text, ...answerTo(one.name, trace) }];
  });
  const silent = trace.tries
    .filter((one) => needsPassphrase(one, context) && !told.some(({ path }) => path === one.name))
    .map(
      ({ name }): KeyProblem => ({
        path: name,
        problem: 'passphrase-needed',
        text: quote(''),
        ...answerTo(name, trace),
      }),
    );
  const missing = (context.missingFiles ?? [])
    .filter((path) => !told.some((one) => one.path === path))
    .map((path): KeyProblem => ({ path, problem: 'missing', text: quote(''), serverTakes: null }));
  return [...missing, ...told, ...silent];
}

function answerTo(name: string | null, trace: SshTrace): Pick<KeyProblem, 'serverTakes'> {
  const answers = trace.tries.filter((one) => one.name === name).map(({ answer }) => answer);
  if (answers.some((answer) => answer === 'accepted' || answer === 'authenticated')) return { serverTakes: true };
  return { serverTakes: answers.includes('refused') ? false : null };
}

function needsPassphrase(one: KeyTry, context: LoginContext): boolean {
  if (one.agent || one.authenticator || one.token) return false;
  if (one.answer === 'accepted' && one.signed === 'no') return true;
  return one.how === 'private-tried' && one.answer === 'none' && context.encryptedFiles?.includes(one.name) === true;
}

function problemKind(
  { problem, name, text }: TraceKeyProblem,
  trace: SshTrace,
  context: LoginContext,
): KeyProblem['problem'] | undefined {
  switch (problem) {
    case 'not-there':
      // The default names need not exist.
      return trace.willAttempt.some((key) => key.name === name && key.explicit) ? 'missing' : undefined;
    case 'not-accepted-here':
      return context.deviceKeysLeftOut === true && /\bsk-/.test(text.quoted) ? undefined : 'not-accepted-type';
    case 'not-accepted-there':
    case 'no-mutual-signature':
      return 'no-mutual-signature-algorithm';
    case 'wrong-passphrase':
      // In batch mode no passphrase was typed: an empty one was tried.
      return context.encryptedFiles === undefined ? 'wrong-passphrase' : 'passphrase-needed';
    case 'bad-permissions':
    case 'invalid-format':
    case 'libcrypto':
    case 'too-short':
    case 'signing-failed':
    case 'agent-refused':
    case 'unreadable':
    case 'device-not-found':
      return problem;
    case 'unsupported-cipher':
    case 'agent-unreachable':
    case 'halves-differ':
    case 'certificate-unusable':
    case 'other':
      return 'other';
    default:
      return problem satisfies never;
  }
}

export function partialSuccess(trace: SshTrace): LoginFacts['login.partial-success'] {
  const last = trace.partial.at(-1);
  if (last === undefined) return { after: null };
  const next = trace.methodLists.find(({ line }) => line > last.line) ?? trace.methodLists.at(-1);
  return { after: last.method ?? 'unknown', methods: next?.methods ?? [] };
}

/** What a jump host waits for, where it can only be given by the person; undefined: it waits for nobody. */
export function jumpNeedsPerson(
  trace: SshTrace,
  via: SshTrace | null,
  { mayAskPerson }: LoginContext,
): LoginOutcome | undefined {
  if (via === null || trace.remote !== null || via.authenticated !== null) return undefined;
  if (!via.ends.some(({ kind }) => kind === 'permission-denied')) return undefined;
  const outcome = loginOutcome(via, { mayAskPerson });
  return outcome.kind === 'needs-person' ? outcome : undefined;
}

/** How the way through a jump host or a proxy command went; undefined: the connection is direct. */
export function jumpOutcome(trace: SshTrace, via: SshTrace | null): LoginFacts['login.jump'] | undefined {
  if (trace.proxyCommand === null) return undefined;
  if (trace.remote !== null || trace.authenticated !== null) return { kind: 'ok' };
  const hop = via?.target?.host ?? via?.attempts.at(-1)?.host ?? trace.proxyCommand.command.quoted;
  const failed = (kind: Exclude<LoginFacts['login.jump']['kind'], 'ok'>, text: Quoted): LoginFacts['login.jump'] => ({
    kind,
    text,
    hop,
  });
  const last = via?.ends.at(-1) ?? trace.ends.at(-1);
  const text = last !== undefined && 'text' in last ? last.text : (trace.unknownSamples.at(-1)?.text ?? quote(''));
  if (via === null || via.client === null) return failed('command-failed', text);
  const channel = via.ends.find((end) => end.kind === 'channel-open-failed');
  if (channel?.kind === 'channel-open-failed')
    return failed(
      /prohibited/.test(channel.reason) ? 'forwarding-prohibited' : 'target-unreachable',
      quote(`${channel.reason}: ${channel.text.quoted}`),
    );
  if (via.ends.some(({ kind }) => kind === 'permission-denied' || kind === 'hostkey-failed'))
    return failed('bastion-auth-failed', text);
  if (via.authenticated !== null) return failed('target-unreachable', text);
  return failed(via.stage === 'auth' || via.stage === 'hostkey' ? 'bastion-auth-failed' : 'bastion-unreachable', text);
}
