import { quote } from '../../contract/quoted.ts';
import { add, type TraceDraft } from './draft.ts';
import { errnoOfText } from './errno-text.ts';
import { type Handler, nameList, portOf, reach, words } from './handling.ts';
import type { ClientProblem, IdentificationProblem, NoMatchSlot, TraceEnd } from './types.ts';

const other: Handler = (trace, m) => add(trace, trace.ends, { kind: 'other', line: m.line, text: words(m) });

function client(problem: ClientProblem): Handler {
  return (trace, m) => add(trace, trace.ends, { kind: 'client', line: m.line, problem, text: words(m) });
}

type PacketProblem = Extract<TraceEnd, { kind: 'packet' }>['problem'];

function packet(problem: PacketProblem): Handler {
  return (trace, m) => add(trace, trace.ends, { kind: 'packet', line: m.line, problem, text: words(m) });
}

function ended(kind: 'closed' | 'reset' | 'timed-out' | 'disconnected'): Handler {
  return (trace, m) => {
    trace.lastSpoke = kind === 'timed-out' ? trace.lastSpoke : 'server';
    add(trace, trace.ends, { kind, line: m.line, peer: m.group(1), port: portOf(m.group(2)), stage: trace.stage });
  };
}

/** Words of ssh_err (ssherr.c) for the list in which nothing was common. */
const slots: { readonly [words: string]: NoMatchSlot } = {
  'key exchange method': 'kex',
  'host key type': 'hostKey',
  cipher: 'cipher',
  MAC: 'mac',
  'compression method': 'compression',
};

function identificationProblem(text: string): IdentificationProblem {
  if (text === 'Connection closed by remote host') return 'closed';
  if (text.includes('invalid characters')) return 'invalid-characters';
  if (text.includes('too long')) return 'too-long';
  if (text.includes('No SSH version received')) return 'too-many-lines';
  const errno = errnoOfText(text.replace(/^(?:read|write): /, ''));
  if (errno === 'ECONNRESET') return 'reset';
  return errno === null ? 'other' : 'read-error';
}

/** Reasons behind `ssh_dispatch_run_fatal` (ssherr.c). */
function dispatchProblem(reason: string): PacketProblem {
  if (reason.includes('message authentication code incorrect')) return 'bad-mac';
  if (reason.includes('incorrect signature')) return 'signature';
  if (reason.includes('libcrypto') || reason.includes('cryptographic operation')) return 'libcrypto';
  if (reason.includes('group out of range')) return 'group-range';
  if (reason.includes('Invalid key length')) return 'key-length';
  return 'dispatch';
}

function identification(trace: TraceDraft, line: number, text: string, oldDebug: boolean): void {
  const problem = identificationProblem(text);
  reach(trace, 'banner');
  // Up to 7.9 the lines before the version line have no words of their own in front.
  if (problem === 'other' && oldDebug) add(trace, trace.textBeforeVersion, { line, text: quote(text) });
  else add(trace, trace.ends, { kind: 'identification', line, problem, text: quote(text) });
}

export const endHandlers = {
  'client-no-user': client('no-user'),
  'client-openssl-mismatch': client('openssl-mismatch'),
  'client-library-missing': client('library-missing'),
  'client-usage': client('usage'),
  'client-percent-expand': client('percent-expand'),
  'client-bad-host': client('bad-host-characters'),
  'client-bad-user': client('bad-user-characters'),
  'client-jump-loop': client('jump-loop'),
  'client-proxy-conflict': client('other'),
  'control-path-too-long': client('control-path-too-long'),
  'bind-failed': client('bind-failed'),
  'proxy-failed': client('proxy-failed'),
  'pre-version': (trace, m) => add(trace, trace.textBeforeVersion, { line: m.line, text: quote(m.group(1)) }),
  identification: (trace, m) => identification(trace, m.line, m.group(2), m.group(1) === 'ssh'),
  'banner-exchange': (trace, m) => identification(trace, m.line, m.group(2), false),
  'banner-timeout': (trace, m) => add(trace, trace.ends, { kind: 'banner-timeout', line: m.line }),
  'bad-identification': (trace, m) =>
    add(trace, trace.ends, { kind: 'identification', line: m.line, problem: 'not-ssh', text: quote(m.group(1)) }),
  'version-differs': (trace, m) =>
    add(trace, trace.ends, { kind: 'version-differs', line: m.line, theirs: Number(m.group(1)) }),
  'no-match': (trace, m) =>
    add(trace, trace.ends, {
      kind: 'no-match',
      line: m.line,
      slot: slots[m.group(2)] ?? 'kex',
      theirs: nameList(m.group(3)),
      peer: m.group(1),
    }),
  'disconnect-received': (trace, m) => {
    trace.lastSpoke = 'server';
    add(trace, trace.ends, {
      kind: 'disconnect-received',
      line: m.line,
      peer: m.group(1),
      reason: m.group(3) === '' ? null : Number(m.group(3)),
      text: quote(m.group(4)),
      stage: trace.stage,
    });
  },
  disconnected: ended('disconnected'),
  closed: ended('closed'),
  reset: ended('reset'),
  'timed-out': ended('timed-out'),
  'closed-by-remote': ended('closed'),
  'server-silent': ended('timed-out'),
  disconnecting: (trace, m) => add(trace, trace.ends, { kind: 'disconnecting', line: m.line, text: quote(m.group(1)) }),
  'strict-kex': packet('strict-kex'),
  'packet-length': packet('bad-length'),
  'packet-mac': packet('bad-mac'),
  'packet-padding': packet('bad-padding'),
  'dispatch-fatal': (trace, m) =>
    add(trace, trace.ends, {
      kind: 'packet',
      line: m.line,
      problem: dispatchProblem(m.group(1)),
      text: quote(m.group(1)),
    }),
  'write-failed': other,
  'session-entered': (trace, m) => {
    reach(trace, 'session');
    trace.sessionEntered = { line: m.line };
  },
  'stdio-forward-failed': (trace, m) =>
    add(trace, trace.ends, { kind: 'forwarding-failed', line: m.line, text: words(m) }),
  'channel-open-failed': (trace, m) =>
    add(trace, trace.ends, {
      kind: 'channel-open-failed',
      line: m.line,
      reason: m.group(1),
      text: quote(m.group(2)),
    }),
  'request-failed': other,
  'forward-failed': (trace, m) => add(trace, trace.ends, { kind: 'forwarding-failed', line: m.line, text: words(m) }),
  'exit-status': (trace, m) => add(trace, trace.ends, { kind: 'exit', line: m.line, status: Number(m.group(1)) }),
} satisfies { readonly [id: string]: Handler };
