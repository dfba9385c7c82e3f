import type { Quoted } from '../../contract/quoted.ts';

/** The furthest stage that the trace shows ssh at; `session` from an accepted login on. */
export type TraceStage = 'client' | 'resolve' | 'connect' | 'banner' | 'kex' | 'hostkey' | 'auth' | 'session';

/** Everything carries the number of its line in the trace, from 1: the evidence. */
export interface AtLine {
  readonly line: number;
}

export interface ConnectAttempt extends AtLine {
  readonly host: string;
  readonly address: string;
  readonly port: string;
  readonly result:
    | { readonly kind: 'pending' }
    | { readonly kind: 'connected'; readonly line: number }
    | { readonly kind: 'failed'; readonly line: number; readonly text: Quoted; readonly errno: string | null };
}

/** One side's KEXINIT as `-vv` prints it (kex.c), in the order of RFC 4253 section 7.1. */
export interface Proposal extends AtLine {
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
  readonly cipherToServer: readonly string[];
  readonly cipherToClient: readonly string[];
  readonly macToServer: readonly string[];
  readonly macToClient: readonly string[];
  readonly compressionToServer: readonly string[];
  readonly compressionToClient: readonly string[];
  readonly languagesToServer: readonly string[];
  readonly languagesToClient: readonly string[];
}

export interface Negotiated {
  readonly kex: string | null;
  readonly hostKey: string | null;
  readonly cipherToServer: string | null;
  readonly cipherToClient: string | null;
  /** `<implicit>` with a cipher that authenticates by itself. */
  readonly macToServer: string | null;
  readonly macToClient: string | null;
}

export interface IdentityLoad extends AtLine {
  readonly path: string;
  /** ssh's number of the key type; -1: no such file, or not readable as a public key (the private one may still be). */
  readonly type: number;
}

export type HostKeyVerdict =
  | {
      readonly kind: 'known';
      readonly line: number;
      readonly type: string;
      readonly file: string | null;
      readonly fileLine: number | null;
      readonly certificate: boolean;
    }
  | { readonly kind: 'unknown'; readonly line: number; readonly text: Quoted }
  | { readonly kind: 'added'; readonly line: number }
  | {
      readonly kind: 'changed';
      readonly line: number;
      readonly type: string | null;
      readonly file: string | null;
      readonly fileLine: number | null;
    }
  | { readonly kind: 'revoked'; readonly line: number; readonly text: Quoted }
  | { readonly kind: 'not-permitted'; readonly line: number; readonly text: Quoted }
  | { readonly kind: 'certificate-problem'; readonly line: number; readonly text: Quoted }
  | { readonly kind: 'failed'; readonly line: number };

/** A key as `format_identity` prints it (sshconnect2.c). */
export interface TraceKey extends AtLine {
  /** Path, or the comment of an agent's key. */
  readonly name: string;
  /** `ED25519`, `RSA-CERT` …; null for a private key that is only tried. */
  readonly type: string | null;
  readonly fingerprint: string | null;
  readonly explicit: boolean;
  readonly agent: boolean;
  /** On a PKCS#11 token. */
  readonly token: boolean;
  /** A FIDO authenticator signs. */
  readonly authenticator: boolean;
}

export interface KeyTry extends TraceKey {
  readonly how: 'offered' | 'private-tried';
  readonly answer: 'none' | 'accepted' | 'refused' | 'authenticated';
  /** After the server's yes: was a signature sent? `no` with nothing else to see means a passphrase, touch or PIN was missing. */
  readonly signed: 'not-asked' | 'no' | 'yes';
}

export type TraceKeyProblemKind =
  | 'bad-permissions'
  | 'invalid-format'
  | 'wrong-passphrase'
  | 'libcrypto'
  | 'too-short'
  | 'unsupported-cipher'
  | 'not-there'
  | 'unreadable'
  | 'not-accepted-here'
  | 'not-accepted-there'
  | 'no-mutual-signature'
  | 'signing-failed'
  | 'agent-refused'
  | 'agent-unreachable'
  | 'device-not-found'
  | 'halves-differ'
  | 'certificate-unusable'
  | 'other';

export interface TraceKeyProblem extends AtLine {
  /** Null where the line names no key. */
  readonly name: string | null;
  readonly problem: TraceKeyProblemKind;
  /** File mode as octal digits (`0644`), with bad permissions. */
  readonly mode: string | null;
  readonly text: Quoted;
}

export type ConfigProblem =
  | {
      readonly kind: 'bad-option';
      readonly line: number;
      readonly file: string;
      readonly fileLine: number;
      readonly text: Quoted;
    }
  | {
      readonly kind: 'syntax';
      readonly line: number;
      readonly file: string;
      readonly fileLine: number;
      readonly text: Quoted;
    }
  | { readonly kind: 'bad-permissions'; readonly line: number; readonly file: string }
  | { readonly kind: 'unreadable'; readonly line: number; readonly file: string; readonly text: Quoted }
  | { readonly kind: 'other'; readonly line: number; readonly text: Quoted };

/** What ended or spoiled the run, in the order of the lines; the last one is usually why ssh went away. */
export type TraceEnd =
  | {
      readonly kind: 'resolve-failed';
      readonly line: number;
      readonly host: string;
      readonly text: Quoted;
      readonly error: string | null;
    }
  | {
      readonly kind: 'connect-failed';
      readonly line: number;
      readonly host: string;
      readonly port: string;
      readonly text: Quoted;
      readonly errno: string | null;
    }
  | {
      readonly kind: 'closed' | 'reset' | 'timed-out' | 'disconnected';
      readonly line: number;
      readonly peer: string;
      readonly port: number | null;
      readonly stage: TraceStage;
    }
  /** SSH_MSG_DISCONNECT of the server; reason as in RFC 4253 section 11.1. */
  | {
      readonly kind: 'disconnect-received';
      readonly line: number;
      readonly peer: string;
      readonly reason: number | null;
      readonly text: Quoted;
      readonly stage: TraceStage;
    }
  | { readonly kind: 'disconnecting'; readonly line: number; readonly text: Quoted }
  | {
      readonly kind: 'identification';
      readonly line: number;
      readonly problem: IdentificationProblem;
      readonly text: Quoted;
    }
  | { readonly kind: 'banner-timeout'; readonly line: number }
  | {
      readonly kind: 'no-match';
      readonly line: number;
      readonly slot: NoMatchSlot;
      readonly theirs: readonly string[];
      readonly peer: string;
    }
  | {
      readonly kind: 'packet';
      readonly line: number;
      readonly problem:
        | 'bad-length'
        | 'bad-mac'
        | 'bad-padding'
        | 'dispatch'
        | 'libcrypto'
        | 'signature'
        | 'group-range'
        | 'key-length'
        | 'strict-kex';
      readonly text: Quoted;
    }
  | { readonly kind: 'version-differs'; readonly line: number; readonly theirs: number }
  | { readonly kind: 'hostkey-failed'; readonly line: number }
  | {
      readonly kind: 'permission-denied';
      readonly line: number;
      readonly methods: readonly string[];
      readonly user: string | null;
      readonly host: string | null;
    }
  | { readonly kind: 'client'; readonly line: number; readonly problem: ClientProblem; readonly text: Quoted }
  | { readonly kind: 'forwarding-failed'; readonly line: number; readonly text: Quoted }
  | { readonly kind: 'channel-open-failed'; readonly line: number; readonly reason: string; readonly text: Quoted }
  | { readonly kind: 'exit'; readonly line: number; readonly status: number }
  | { readonly kind: 'other'; readonly line: number; readonly text: Quoted };

export type NoMatchSlot = 'kex' | 'hostKey' | 'cipher' | 'mac' | 'compression';
export type IdentificationProblem =
  | 'closed'
  | 'reset'
  | 'read-error'
  | 'invalid-characters'
  | 'too-long'
  | 'too-many-lines'
  | 'not-ssh'
  | 'other';
export type ClientProblem =
  | 'openssl-mismatch'
  | 'no-user'
  | 'control-path-too-long'
  | 'percent-expand'
  | 'bad-host-characters'
  | 'bad-user-characters'
  | 'jump-loop'
  | 'bind-failed'
  | 'usage'
  | 'library-missing'
  | 'proxy-failed'
  | 'other';

export interface SshTrace {
  /** Lines fed, lines recognised, lines not; the server's own text counts as neither. */
  readonly lines: number;
  readonly recognised: number;
  readonly unknown: number;
  /** The first few that were not recognised, for a look by a person. */
  readonly unknownSamples: readonly { readonly line: number; readonly text: Quoted }[];
  /** By template id: the first line that had it, and how many did. */
  readonly seen: ReadonlyMap<string, { readonly first: number; readonly last: number; readonly count: number }>;
  /** Entries left out because a list was full. */
  readonly dropped: number;

  readonly stage: TraceStage;
  readonly lastSpoke: 'client' | 'server' | 'nobody';
  /** The last thing ssh said it waits for, such as `SSH2_MSG_KEX_ECDH_REPLY`; null once it came. */
  readonly expecting: { readonly line: number; readonly message: string } | null;
  /** Numbers of the last packets (RFC 4250 section 4.1.2); null without -vvv. */
  readonly lastSent: { readonly line: number; readonly type: number } | null;
  readonly lastReceived: { readonly line: number; readonly type: number } | null;

  readonly client: { readonly line: number; readonly version: string; readonly library: string | null } | null;
  readonly configFiles: readonly { readonly line: number; readonly file: string }[];
  readonly configApplied: readonly {
    readonly line: number;
    readonly file: string;
    readonly fileLine: number;
    readonly pattern: Quoted;
  }[];
  readonly configProblems: readonly ConfigProblem[];
  readonly proxyCommand: { readonly line: number; readonly command: Quoted; readonly fromJump: boolean } | null;
  readonly control: readonly {
    readonly line: number;
    readonly kind: 'reused' | 'stale' | 'missing' | 'exists' | 'refused' | 'other';
    readonly path: string | null;
    readonly text: Quoted;
  }[];
  readonly attempts: readonly ConnectAttempt[];
  readonly connected: AtLine | null;
  readonly identities: readonly IdentityLoad[];
  readonly localVersion: { readonly line: number; readonly text: string } | null;
  readonly remote: { readonly line: number; readonly protocol: string; readonly software: Quoted } | null;
  readonly compat: { readonly line: number; readonly text: Quoted } | null;
  /** Lines that the server sent before its version line. */
  readonly textBeforeVersion: readonly { readonly line: number; readonly text: Quoted }[];
  readonly target: {
    readonly line: number;
    readonly host: string;
    readonly port: number;
    readonly user: string;
  } | null;
  readonly knownHosts: readonly {
    readonly line: number;
    readonly file: string;
    readonly result: 'read' | 'missing' | 'unreadable';
    readonly text: Quoted;
  }[];
  readonly ours: Proposal | null;
  readonly theirs: Proposal | null;
  readonly negotiated: Negotiated;
  readonly hostKey: {
    readonly line: number;
    readonly type: string;
    readonly fingerprint: string;
    readonly certificate: Quoted | null;
  } | null;
  readonly hostKeyVerdicts: readonly HostKeyVerdict[];
  readonly sshfp: {
    readonly line: number;
    readonly result: 'matches' | 'differs' | 'none' | 'error';
    readonly secure: boolean | null;
  } | null;
  readonly newKeys: { readonly sent: number | null; readonly received: number | null };
  readonly rekeys: number;
  /** RFC 8308; null: the server sent none. */
  readonly serverSigAlgs: { readonly line: number; readonly names: readonly string[] } | null;
  readonly agentKeys: { readonly line: number; readonly count: number } | null;
  readonly willAttempt: readonly TraceKey[];
  readonly tries: readonly KeyTry[];
  readonly keyProblems: readonly TraceKeyProblem[];
  /** Each list of methods that the server sent, in order. */
  readonly methodLists: readonly { readonly line: number; readonly methods: readonly string[] }[];
  readonly methodsTried: readonly { readonly line: number; readonly method: string }[];
  readonly noMoreMethods: AtLine | null;
  readonly partial: readonly { readonly line: number; readonly method: string | null }[];
  /** `none` while nobody had to be asked. */
  readonly asked: readonly {
    readonly line: number;
    readonly what: 'password' | 'passphrase' | 'prompt' | 'touch' | 'pin' | 'hostkey';
  }[];
  /** Text of SSH_MSG_USERAUTH_BANNER. The server may write lines that look like ssh's own: see `SshTraceParser`. */
  readonly banner: { readonly line: number; readonly text: Quoted } | null;
  /** Such a text came after the server had taken a key: sshd's own Banner comes before (auth2.c), the words of PAM after. */
  readonly bannerAfterKey: boolean;
  readonly authenticated: {
    readonly line: number;
    readonly host: string;
    readonly method: string | null;
    readonly viaProxy: boolean;
  } | null;
  readonly sessionEntered: AtLine | null;
  readonly ends: readonly TraceEnd[];
  /** The ssh that a ProxyJump or ProxyCommand started, when its lines are mixed into these. */
  readonly via: SshTrace | null;
}
