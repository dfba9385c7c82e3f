import { add, type TraceDraft } from './draft.ts';
import { type Handler, type LineMatch, nameList, reach, words } from './handling.ts';
import { parseIdentity } from './identity.ts';
import { keyProblemOfReason } from './key-reason.ts';
import type { TraceKeyProblemKind } from './types.ts';

function problem(
  trace: TraceDraft,
  m: LineMatch,
  kind: TraceKeyProblemKind,
  name: string | null,
  mode: string | null = null,
): void {
  add(trace, trace.keyProblems, { line: m.line, name, problem: kind, mode, text: words(m) });
}

function ask(what: TraceDraft['asked'][number]['what']): Handler {
  return (trace, m) => add(trace, trace.asked, { line: m.line, what });
}

/** The key that ssh is busy with: problems that name none belong to it. */
function current(trace: TraceDraft): string | null {
  return trace.tries.at(-1)?.name ?? null;
}

function keyOffered(trace: TraceDraft, m: LineMatch): void {
  // Until 7.8: `Offering RSA public key: PATH`; since then the whole identity follows.
  const key = m.group(1) === '' ? parseIdentity(m.group(2)) : { ...parseIdentity(m.group(2)), type: m.group(1) };
  add(trace, trace.tries, { line: m.line, ...key, how: 'offered', answer: 'none', signed: 'not-asked' });
}

function keyAccepted(trace: TraceDraft, m: LineMatch): void {
  const key = parseIdentity(m.group(1));
  const asked =
    trace.tries.findLast(
      (one) => one.answer === 'none' && one.fingerprint !== null && one.fingerprint === key.fingerprint,
    ) ?? trace.tries.at(-1);
  if (asked === undefined) return;
  asked.answer = 'accepted';
  asked.signed = 'no';
}

/** The server's list of methods is its no to what was sent last, the first time to `none`. */
function methods(trace: TraceDraft, m: LineMatch): void {
  reach(trace, 'auth');
  trace.lastSpoke = 'server';
  trace.expecting = null;
  add(trace, trace.methodLists, { line: m.line, methods: nameList(m.group(1)) });
  const last = trace.tries.at(-1);
  const partial = trace.partial.at(-1);
  if (last === undefined || last.answer === 'refused' || last.answer === 'authenticated') return;
  if (partial !== undefined && partial.line > last.line) {
    last.answer = 'authenticated';
    last.signed = 'yes';
  } else if (last.how === 'offered' || last.signed === 'yes') {
    // No packet lines without -vvv: an answer right after the server's yes means that a signature went out.
    if (last.answer === 'accepted') last.signed = 'yes';
    last.answer = 'refused';
  }
}

function signingFailed(trace: TraceDraft, m: LineMatch, reason: string, name: string | null): void {
  problem(trace, m, keyProblemOfReason(reason, 'signing-failed'), name);
}

export const authHandlers = {
  'identity-inaccessible': (trace, m) => problem(trace, m, 'not-there', m.group(1)),
  'identity-missing': (trace, m) => problem(trace, m, keyProblemOfReason(m.group(2), 'not-there'), m.group(1)),
  'agent-keys': (trace, m) => {
    trace.agentKeys = { line: m.line, count: Number(m.group(1)) };
  },
  'agent-unreachable': (trace, m) => problem(trace, m, 'agent-unreachable', null),
  'key-planned': (trace, m) => add(trace, trace.willAttempt, { line: m.line, ...parseIdentity(m.group(1)) }),
  'key-planned-old': (trace, m) =>
    add(trace, trace.willAttempt, {
      line: m.line,
      ...parseIdentity(m.group(1)),
      explicit: m.group(2) !== '',
      agent: m.group(3) !== '',
    }),
  'key-offered': keyOffered,
  'key-accepted': keyAccepted,
  'key-tried': (trace, m) =>
    add(trace, trace.tries, {
      line: m.line,
      ...parseIdentity(''),
      name: m.group(1),
      how: 'private-tried',
      answer: 'none',
      signed: 'not-asked',
    }),
  'key-skipped': (trace, m) =>
    problem(trace, m, m.group(3).startsWith('not in') ? 'not-accepted-here' : 'not-accepted-there', m.group(2)),
  'key-skipped-load': (trace, m) => problem(trace, m, keyProblemOfReason(m.group(2), 'other'), m.group(1)),
  'key-no-mutual': (trace, m) => problem(trace, m, 'no-mutual-signature', current(trace)),
  'key-signing-failed': (trace, m) => signingFailed(trace, m, m.group(4), m.group(2)),
  'key-signing-failed-old': (trace, m) =>
    signingFailed(trace, m, m.group(1) || 'agent refused operation', current(trace)),
  'key-halves-differ': (trace, m) => problem(trace, m, 'halves-differ', m.group(1)),
  'key-certificate-lonely': (trace, m) => problem(trace, m, 'certificate-unusable', m.group(1)),
  'key-load': (trace, m) => problem(trace, m, keyProblemOfReason(m.group(2), 'other'), m.group(1)),
  'key-permissions': (trace, m) => problem(trace, m, 'bad-permissions', m.group(2), m.group(1)),
  'key-permissions-windows': (trace, m) => problem(trace, m, 'bad-permissions', m.group(1)),
  'asked-passphrase': ask('passphrase'),
  'wrong-passphrase': (trace, m) => problem(trace, m, 'wrong-passphrase', current(trace)),
  'asked-touch': ask('touch'),
  'asked-pin': ask('pin'),
  'asked-prompt': ask('prompt'),
  methods,
  'method-next': (trace, m) => add(trace, trace.methodsTried, { line: m.line, method: m.group(1) }),
  'methods-none-left': (trace, m) => {
    trace.noMoreMethods = { line: m.line };
  },
  'password-again': ask('password'),
  'auth-banner': (trace) => {
    trace.lastSpoke = 'server';
    if (trace.tries.at(-1)?.answer === 'accepted') trace.bannerAfterKey = true;
  },
  authenticated: (trace, m) => {
    reach(trace, 'session');
    trace.expecting = null;
    const method = m.group(3) || trace.authenticated?.method || null;
    trace.authenticated = { line: m.line, host: m.group(1), method, viaProxy: m.group(2) === 'via proxy' };
    if (method === 'publickey' || method === null) markLast(trace);
  },
  'auth-succeeded': (trace, m) => {
    reach(trace, 'session');
    trace.authenticated = { line: m.line, host: trace.target?.host ?? '', method: m.group(1), viaProxy: false };
    if (m.group(1) === 'publickey') markLast(trace);
  },
  partial: (trace, m) => {
    trace.lastSpoke = 'server';
    add(trace, trace.partial, { line: m.line, method: m.group(1) || trace.methodsTried.at(-1)?.method || null });
  },
  'permission-denied': (trace, m) => {
    add(trace, trace.ends, {
      kind: 'permission-denied',
      line: m.line,
      methods: nameList(m.group(3)),
      user: m.group(1) || null,
      host: m.group(2) || null,
    });
  },
} satisfies { readonly [id: string]: Handler };

function markLast(trace: TraceDraft): void {
  const last = trace.tries.at(-1);
  if (last === undefined || last.answer === 'refused') return;
  last.answer = 'authenticated';
  last.signed = 'yes';
}
