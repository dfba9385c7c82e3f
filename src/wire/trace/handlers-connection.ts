import { quote } from '../../contract/quoted.ts';
import { add, type TraceDraft } from './draft.ts';
import { errnoOfText, resolverErrorOfText } from './errno-text.ts';
import { type Handler, type LineMatch, nameList, reach, words } from './handling.ts';
import type { Proposal } from './types.ts';

const ignore: Handler = () => {};

function configSyntax(trace: TraceDraft, m: LineMatch): void {
  const text = quote(m.group(3));
  add(trace, trace.configProblems, {
    kind: 'syntax',
    line: m.line,
    file: m.group(1),
    fileLine: Number(m.group(2)),
    text,
  });
}

function control(kind: TraceDraft['control'][number]['kind']): Handler {
  return (trace, m) => add(trace, trace.control, { line: m.line, kind, path: m.group(1) || null, text: words(m) });
}

function proposal(side: 'ours' | 'theirs'): Handler {
  return (trace, m) => {
    trace[side] = {
      line: m.line,
      kex: [],
      hostKey: [],
      cipherToServer: [],
      cipherToClient: [],
      macToServer: [],
      macToClient: [],
      compressionToServer: [],
      compressionToClient: [],
      languagesToServer: [],
      languagesToClient: [],
    };
  };
}

const slots: { readonly [name: string]: Exclude<keyof Proposal, 'line'> } = {
  'KEX algorithms': 'kex',
  'host key algorithms': 'hostKey',
  'ciphers ctos': 'cipherToServer',
  'ciphers stoc': 'cipherToClient',
  'MACs ctos': 'macToServer',
  'MACs stoc': 'macToClient',
  'compression ctos': 'compressionToServer',
  'compression stoc': 'compressionToClient',
  'languages ctos': 'languagesToServer',
  'languages stoc': 'languagesToClient',
};

function proposalList(trace: TraceDraft, m: LineMatch): void {
  const slot = slots[m.group(1)];
  // The lines follow their heading; ours comes first, theirs second.
  const [ours, theirs] = [trace.ours, trace.theirs];
  const side = theirs !== null && theirs.line > (ours?.line ?? 0) ? theirs : ours;
  if (slot !== undefined && side !== null) side[slot] = nameList(m.group(2));
}

function connectAddressFailed(trace: TraceDraft, m: LineMatch): void {
  const attempt = trace.attempts.findLast((one) => one.address === m.group(1) && one.result.kind === 'pending');
  if (attempt === undefined) return;
  const text = m.group(3);
  attempt.result = { kind: 'failed', line: m.line, text: quote(text), errno: errnoOfText(text) };
}

function message(trace: TraceDraft, m: LineMatch): void {
  const name = m.group(1);
  const sent = m.group(2) === 'sent';
  trace.lastSpoke = sent ? 'client' : 'server';
  if (!sent && trace.expecting !== null) trace.expecting = null;
  if (name === 'SSH2_MSG_KEXINIT') {
    if (sent && trace.newKeys.received !== null) trace.rekeys++;
    if (sent && trace.theirs === null) trace.expecting = { line: m.line, message: name };
    reach(trace, 'kex');
  } else if (name === 'SSH2_MSG_NEWKEYS') {
    if (sent) trace.newKeys.sent ??= m.line;
    else trace.newKeys.received ??= m.line;
    if (!sent) reach(trace, 'auth');
  } else if (name.startsWith('SSH2_MSG_SERVICE_ACCEPT')) {
    reach(trace, 'auth');
  }
}

/** Message numbers (RFC 4250 section 4.1.2) after which ssh waits, and for what. */
const answers: { readonly [type: number]: string } = {
  5: 'SSH2_MSG_SERVICE_ACCEPT',
  50: 'SSH2_MSG_USERAUTH_*',
  61: 'SSH2_MSG_USERAUTH_*',
  90: 'SSH2_MSG_CHANNEL_OPEN_*',
};

function packetSent(trace: TraceDraft, m: LineMatch): void {
  const type = Number(m.group(1));
  trace.lastSent = { line: m.line, type };
  trace.lastSpoke = 'client';
  const awaited = answers[type];
  if (awaited !== undefined) trace.expecting = { line: m.line, message: awaited };
  if (type === 50 || type === 66) {
    const last = trace.tries.at(-1);
    if (last !== undefined && (last.answer === 'accepted' || last.how === 'private-tried')) last.signed = 'yes';
  }
}

function packetReceived(trace: TraceDraft, m: LineMatch): void {
  const type = Number(m.group(1));
  trace.lastReceived = { line: m.line, type };
  trace.lastSpoke = 'server';
  // Banner (53), ignore (2), debug (4) and EXT_INFO (7) answer nothing.
  if (![2, 4, 7, 53].includes(type)) trace.expecting = null;
}

function remoteVersion(trace: TraceDraft, m: LineMatch): void {
  trace.remote = { line: m.line, protocol: m.group(1), software: quote(m.group(2)) };
  trace.expecting = null;
  trace.lastSpoke = 'server';
  reach(trace, 'kex');
}

export const connectionHandlers = {
  'packet-sent': packetSent,
  'packet-received': packetReceived,
  message,
  expecting: (trace, m) => {
    trace.expecting = { line: m.line, message: m.group(1) };
  },
  'client-version': (trace, m) => {
    trace.client ??= { line: m.line, version: m.group(1), library: m.group(2) || null };
  },
  'config-read': (trace, m) => add(trace, trace.configFiles, { line: m.line, file: m.group(1) }),
  'config-applied': (trace, m) =>
    add(trace, trace.configApplied, {
      line: m.line,
      file: m.group(1),
      fileLine: Number(m.group(2)),
      pattern: quote(m.group(3)),
    }),
  'config-bad-option': (trace, m) =>
    add(trace, trace.configProblems, {
      kind: 'bad-option',
      line: m.line,
      file: m.group(1),
      fileLine: Number(m.group(2)),
      text: quote(m.group(3)),
    }),
  'config-terminating': ignore,
  'config-permissions': (trace, m) =>
    add(trace, trace.configProblems, { kind: 'bad-permissions', line: m.line, file: m.group(1) }),
  'config-unopenable': (trace, m) =>
    add(trace, trace.configProblems, { kind: 'unreadable', line: m.line, file: m.group(1), text: quote(m.group(2)) }),
  'config-syntax': configSyntax,
  'identity-file': (trace, m) =>
    add(trace, trace.identities, { line: m.line, path: m.group(1), type: Number(m.group(2)) }),
  'control-reused': control('reused'),
  'control-missing': control('missing'),
  'control-connect': (trace, m) => {
    const kind = errnoOfText(m.group(2)) === 'ENOENT' ? 'missing' : 'stale';
    add(trace, trace.control, { line: m.line, kind, path: m.group(1), text: words(m) });
  },
  'control-stale': control('stale'),
  'control-exists': control('exists'),
  'control-refused': control('refused'),
  resolving: (trace) => reach(trace, 'resolve'),
  'resolve-failed': (trace, m) => {
    reach(trace, 'resolve');
    const text = m.group(2);
    add(trace, trace.ends, {
      kind: 'resolve-failed',
      line: m.line,
      host: m.group(1),
      text: quote(text),
      error: resolverErrorOfText(text),
    });
  },
  'proxy-command': (trace, m) => {
    reach(trace, 'banner');
    const fromJump = trace.proxyCommand?.fromJump ?? false;
    trace.proxyCommand = { line: m.line, command: quote(m.group(1)), fromJump };
  },
  jump: (trace, m) => {
    trace.proxyCommand = { line: m.line, command: quote(m.group(1)), fromJump: true };
  },
  connecting: (trace, m) => {
    reach(trace, 'connect');
    const [host, address, port] = [m.group(1), m.group(2), m.group(3)];
    add(trace, trace.attempts, { line: m.line, host, address, port, result: { kind: 'pending' } });
  },
  'connect-address-failed': connectAddressFailed,
  connected: (trace, m) => {
    reach(trace, 'banner');
    trace.connected = { line: m.line };
    const attempt = trace.attempts.findLast((one) => one.result.kind === 'pending');
    if (attempt !== undefined) attempt.result = { kind: 'connected', line: m.line };
  },
  'connect-failed': (trace, m) => {
    reach(trace, 'connect');
    const text = m.group(3);
    const errno = errnoOfText(text);
    const attempt = trace.attempts.findLast((one) => one.result.kind === 'pending');
    if (attempt !== undefined) attempt.result = { kind: 'failed', line: m.line, text: quote(text), errno };
    add(trace, trace.ends, {
      kind: 'connect-failed',
      line: m.line,
      host: m.group(1),
      port: m.group(2),
      text: quote(text),
      errno,
    });
  },
  'local-version': (trace, m) => {
    reach(trace, 'banner');
    trace.localVersion = { line: m.line, text: m.group(1) };
    trace.lastSpoke = 'client';
    if (trace.remote === null) trace.expecting = { line: m.line, message: 'version line' };
  },
  'remote-version': remoteVersion,
  compat: (trace, m) => {
    trace.compat = { line: m.line, text: quote(m.group(1)) };
  },
  target: (trace, m) => {
    trace.target = { line: m.line, host: m.group(1), port: Number(m.group(2)), user: m.group(3) };
  },
  'proposal-ours': proposal('ours'),
  'proposal-theirs': proposal('theirs'),
  'proposal-list': proposalList,
  'kex-method': (trace, m) => {
    trace.negotiated.kex = unlessNone(m.group(1));
  },
  'kex-hostkey': (trace, m) => {
    trace.negotiated.hostKey = unlessNone(m.group(1));
  },
  'kex-cipher': (trace, m) => {
    const there = m.group(1) === 'client->server';
    trace.negotiated[there ? 'cipherToServer' : 'cipherToClient'] = m.group(2);
    trace.negotiated[there ? 'macToServer' : 'macToClient'] = m.group(3);
  },
  rekey: (trace) => {
    trace.rekeys++;
  },
  'server-sig-algs': (trace, m) => {
    trace.serverSigAlgs = { line: m.line, names: nameList(m.group(1)) };
  },
} satisfies { readonly [id: string]: Handler };

function unlessNone(name: string): string | null {
  return name === '(no match)' ? null : name;
}
