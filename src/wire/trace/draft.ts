import type { SshTrace } from './types.ts';

/** The same shape, writable: only the parser sees it. */
export type Draft<T> =
  T extends ReadonlyMap<infer K, infer V>
    ? Map<K, Draft<V>>
    : T extends readonly (infer U)[]
      ? Draft<U>[]
      : T extends object
        ? { -readonly [K in keyof T]: Draft<T[K]> }
        : T;

export type TraceDraft = Draft<SshTrace>;

export function emptyTrace(): TraceDraft {
  return {
    lines: 0,
    recognised: 0,
    unknown: 0,
    unknownSamples: [],
    seen: new Map(),
    dropped: 0,
    stage: 'client',
    lastSpoke: 'nobody',
    expecting: null,
    lastSent: null,
    lastReceived: null,
    client: null,
    configFiles: [],
    configApplied: [],
    configProblems: [],
    proxyCommand: null,
    control: [],
    attempts: [],
    connected: null,
    identities: [],
    localVersion: null,
    remote: null,
    compat: null,
    textBeforeVersion: [],
    target: null,
    knownHosts: [],
    ours: null,
    theirs: null,
    negotiated: {
      kex: null,
      hostKey: null,
      cipherToServer: null,
      cipherToClient: null,
      macToServer: null,
      macToClient: null,
    },
    hostKey: null,
    hostKeyVerdicts: [],
    sshfp: null,
    newKeys: { sent: null, received: null },
    rekeys: 0,
    serverSigAlgs: null,
    agentKeys: null,
    willAttempt: [],
    tries: [],
    keyProblems: [],
    methodLists: [],
    methodsTried: [],
    noMoreMethods: null,
    partial: [],
    asked: [],
    banner: null,
    bannerAfterKey: false,
    authenticated: null,
    sessionEntered: null,
    ends: [],
    via: null,
  };
}

/** Far above an honest trace (a key try costs a server's MaxAuthTries; a config has some dozen files); bounds memory. */
export const listMaxEntries = 256;

/** Appends unless the list is full; a full list is counted, never silently short. */
export function add<T>(trace: TraceDraft, list: T[], entry: T): void {
  if (list.length < listMaxEntries) list.push(entry);
  else trace.dropped++;
}
