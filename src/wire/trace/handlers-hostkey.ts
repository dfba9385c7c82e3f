import { quote } from '../../contract/quoted.ts';
import { add } from './draft.ts';
import { errnoOfText } from './errno-text.ts';
import { type Handler, reach, words } from './handling.ts';

function sshfp(result: 'matches' | 'differs' | 'none' | 'error'): Handler {
  return (trace, m) => {
    trace.sshfp = { line: m.line, result, secure: trace.sshfp?.secure ?? null };
  };
}

export const hostKeyHandlers = {
  'known-hosts-missing': (trace, m) => {
    const result = errnoOfText(m.group(2)) === 'ENOENT' ? 'missing' : 'unreadable';
    add(trace, trace.knownHosts, { line: m.line, file: m.group(1), result, text: quote(m.group(2)) });
  },
  'known-hosts-read': (trace, m) =>
    add(trace, trace.knownHosts, { line: m.line, file: m.group(1), result: 'read', text: quote('') }),
  hostkey: (trace, m) => {
    reach(trace, 'hostkey');
    trace.expecting = null;
    trace.hostKey = { line: m.line, type: m.group(1), fingerprint: m.group(2), certificate: null };
  },
  'hostkey-certificate': (trace, m) => {
    reach(trace, 'hostkey');
    trace.expecting = null;
    trace.hostKey = { line: m.line, type: m.group(1), fingerprint: m.group(2), certificate: quote(m.group(3)) };
  },
  'hostkey-known': (trace, m) =>
    add(trace, trace.hostKeyVerdicts, {
      kind: 'known',
      line: m.line,
      type: m.group(1),
      file: null,
      fileLine: null,
      certificate: m.group(2) === 'certificate',
    }),
  'hostkey-found': (trace, m) => {
    const known = trace.hostKeyVerdicts.at(-1);
    if (known?.kind !== 'known') return;
    known.file = m.group(1);
    known.fileLine = Number(m.group(2));
  },
  'hostkey-strict-unknown': (trace, m) =>
    add(trace, trace.hostKeyVerdicts, { kind: 'unknown', line: m.line, text: words(m) }),
  'hostkey-ask': (trace, m) => {
    add(trace, trace.hostKeyVerdicts, { kind: 'unknown', line: m.line, text: words(m) });
    add(trace, trace.asked, { line: m.line, what: 'hostkey' });
  },
  'hostkey-added': (trace, m) => add(trace, trace.hostKeyVerdicts, { kind: 'added', line: m.line }),
  'hostkey-not-added': (trace, m) => add(trace, trace.ends, { kind: 'other', line: m.line, text: words(m) }),
  'hostkey-failed': (trace, m) => {
    add(trace, trace.hostKeyVerdicts, { kind: 'failed', line: m.line });
    add(trace, trace.ends, { kind: 'hostkey-failed', line: m.line });
  },
  'hostkey-changed': (trace, m) =>
    add(trace, trace.hostKeyVerdicts, { kind: 'changed', line: m.line, type: null, file: null, fileLine: null }),
  'hostkey-offending': (trace, m) => {
    const place = { type: m.group(1) || null, file: m.group(2), fileLine: Number(m.group(3)) };
    const changed = trace.hostKeyVerdicts.at(-1);
    if (changed?.kind === 'changed') Object.assign(changed, place);
    else add(trace, trace.hostKeyVerdicts, { kind: 'changed', line: m.line, ...place });
  },
  'hostkey-revoked': (trace, m) => add(trace, trace.hostKeyVerdicts, { kind: 'revoked', line: m.line, text: words(m) }),
  'hostkey-not-permitted': (trace, m) =>
    add(trace, trace.hostKeyVerdicts, { kind: 'not-permitted', line: m.line, text: words(m) }),
  'hostkey-certificate-problem': (trace, m) =>
    add(trace, trace.hostKeyVerdicts, { kind: 'certificate-problem', line: m.line, text: words(m) }),
  'sshfp-count': (trace, m) => {
    trace.sshfp = { line: m.line, result: trace.sshfp?.result ?? 'none', secure: m.group(1) === 'secure' };
  },
  'sshfp-matches': sshfp('matches'),
  'sshfp-differs': sshfp('differs'),
  'sshfp-none': sshfp('none'),
  'sshfp-error': sshfp('error'),
} satisfies { readonly [id: string]: Handler };
