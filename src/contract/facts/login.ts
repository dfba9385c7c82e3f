import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** How the one login attempt through the user's own ssh ended. Produced by probe `ssh-login`. */
export type LoginOutcome =
  | { readonly kind: 'accepted'; readonly method: string; readonly tookMs: number }
  /** Methods the server still offered at the end. */
  | { readonly kind: 'denied'; readonly methods: readonly string[] }
  | { readonly kind: 'too-many-failures'; readonly methods: readonly string[] }
  | { readonly kind: 'needs-person'; readonly what: 'password' | 'passphrase' | 'touch' | 'code' | 'confirmation' }
  /** Ended by the server with words (SSH_MSG_DISCONNECT) or without. */
  | {
      readonly kind: 'disconnected';
      readonly reason: number | null;
      readonly text: Quoted | null;
      readonly stage: string;
    }
  | { readonly kind: 'closed'; readonly stage: string; readonly reset: boolean }
  | { readonly kind: 'hostkey-refused' }
  | { readonly kind: 'timed-out'; readonly stage: string; readonly lastHeard: string }
  | { readonly kind: 'not-reached'; readonly stage: string; readonly text: Quoted }
  | { readonly kind: 'failed'; readonly text: Quoted };

export interface OfferedKey {
  readonly path: string | null;
  readonly type: string;
  readonly fingerprint: string;
  readonly from: 'file' | 'agent' | 'certificate' | 'hardware';
  readonly answer: 'accepted' | 'refused' | 'none';
  /** The server lists a signature algorithm for keys of this type (server-sig-algs); null: it sent no list. */
  readonly typeListed: boolean | null;
}

export interface KeyProblem {
  readonly path: string;
  readonly problem:
    | 'bad-permissions'
    | 'invalid-format'
    | 'passphrase-needed'
    | 'wrong-passphrase'
    | 'missing'
    | 'no-mutual-signature-algorithm'
    | 'not-accepted-type'
    | 'signing-failed'
    | 'agent-refused'
    /** The system does not let ssh read the file. */
    | 'unreadable'
    | 'device-not-found'
    | 'too-short'
    | 'libcrypto'
    | 'other';
  readonly text: Quoted;
  /** The server accepts the public half of this key; null: it was not asked, or did not say. */
  readonly serverTakes: boolean | null;
}

export interface LoginFacts {
  'login.outcome': LoginOutcome;
  /** The server's first list of methods. */
  'login.methods': readonly string[];
  'login.offered-keys': readonly OfferedKey[];
  'login.key-problems': readonly KeyProblem[];
  /** A first factor was accepted, more is asked for. */
  'login.partial-success': { readonly after: string; readonly methods: readonly string[] } | { readonly after: null };
  /** Signature algorithms the server names (RFC 8308 server-sig-algs); null: it sent no such extension. */
  'login.server-sig-algs': readonly string[] | null;
  /** Text the server shows before or after the login. */
  'login.text': {
    readonly text: Quoted;
    readonly kind: 'banner' | 'closing';
    /** It came after the server had taken a key. */
    readonly afterKey?: boolean;
  };
  /** Milliseconds spent in each part of the login. */
  'login.pauses': { readonly beforeAuthMs: number; readonly longestMs: number; readonly longestAt: string };
  /** What ssh printed at the end when it ran through the jump host or proxy command. */
  'login.jump':
    | { readonly kind: 'ok' }
    | {
        readonly kind:
          | 'forwarding-prohibited'
          | 'target-unreachable'
          | 'bastion-auth-failed'
          | 'bastion-unreachable'
          | 'command-failed';
        readonly text: Quoted;
        readonly hop: string;
      };
}

/** What a session does after the login; looked at only with `--session`. */
export type SessionOutcome =
  /** `text`: what the server itself had to say before, such as of a missing home. */
  | { readonly kind: 'works'; readonly exit: number; readonly text: Quoted | null }
  /** It ended, and our command did not run. */
  | { readonly kind: 'closed-at-once'; readonly exit: number | null; readonly text: Quoted }
  /** `text`: what came until then, such as a question. */
  | { readonly kind: 'hangs'; readonly waitedMs: number; readonly text: Quoted }
  | { readonly kind: 'pty-refused'; readonly text: Quoted }
  /** Text came that our command does not print. `ran`: our command ran as well. */
  | { readonly kind: 'prints'; readonly text: Quoted; readonly ran: boolean }
  | { readonly kind: 'refused'; readonly text: Quoted };

export interface SessionFacts {
  'session.outcome': SessionOutcome;
  'session.sftp': { readonly kind: 'works' | 'no-subsystem' | 'garbled' | 'closed'; readonly text: Quoted | null };
}

export const loginFacts: FactInfos<LoginFacts> = {
  'login.outcome': { means: 'How the login attempt ended.', about: 'port', redaction: 'names', by: 'ssh-login' },
  'login.methods': {
    means: 'The login methods the server offers.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-login',
  },
  'login.offered-keys': {
    means: 'The keys offered, in order, and the answers.',
    about: 'port',
    redaction: 'local',
    by: 'ssh-login',
  },
  'login.key-problems': {
    means: 'Keys that could not be used, and why.',
    about: 'port',
    redaction: 'local',
    by: 'ssh-login',
  },
  'login.partial-success': {
    means: 'Whether one of several factors was accepted.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-login',
  },
  'login.server-sig-algs': {
    means: 'The signature algorithms the server accepts.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-login',
  },
  'login.text': { means: 'Text the server shows to the person.', about: 'port', redaction: 'names', by: 'ssh-login' },
  'login.pauses': { means: 'Where the login took its time.', about: 'port', redaction: 'public', by: 'ssh-login' },
  'login.jump': {
    means: 'What the jump host or proxy command said.',
    about: 'target',
    redaction: 'names',
    by: 'ssh-login',
  },
};

export const sessionFacts: FactInfos<SessionFacts> = {
  'session.outcome': {
    means: 'What happens to a session after the login.',
    about: 'port',
    redaction: 'names',
    by: 'ssh-session',
  },
  'session.sftp': {
    means: 'Whether the file transfer subsystem starts.',
    about: 'port',
    redaction: 'names',
    by: 'ssh-session',
  },
};
