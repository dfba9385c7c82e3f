import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/**
 * The client as the server sees it. `same`: the server's socket has the very address and port that this machine's end has;
 * `only-one`: address translation stands between, and exactly one socket fits the connection that was held open.
 */
export type ServerClientAddress =
  | {
      readonly kind: 'seen';
      readonly address: string;
      readonly port: number;
      readonly how: 'same' | 'only-one';
      /** Undefined: this machine does not know its own address. */
      readonly translated: boolean | undefined;
    }
  /** More than one socket fits. */
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'none' };

/** The server's clock minus this machine's; the true value lies within `uncertaintyMs` of it. */
export interface ServerClock {
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
}

/** What sshd's log says of the client's last attempt: of this run's own, or (`whyssh here`) of an earlier one. */
export type ServerAttempt =
  | {
      readonly kind: 'found';
      /** The address is the client's, and the time is that of this run by both clocks. */
      readonly ours: boolean;
      /** `HH:MM:SS UTC`, by this machine's clock where the offset is known. */
      readonly at: string;
      readonly accepted: boolean;
      /** A code of wire/log/sshd-said.ts; null: sshd said no reason at its level of logging. */
      readonly refusal: string | null;
      /** What the line names: a file, a key, an algorithm, a penalty. */
      readonly detail: Quoted | null;
      readonly line: Quoted;
      /** The journal vouches that root's sshd said it; any program of the server can write into a file. */
      readonly verified: boolean;
    }
  /** The log was read, and nothing in it is of this client. */
  | { readonly kind: 'none'; readonly source: string };

/** Connections that sshd's log of the last hour says it dropped at MaxStartups or PerSourceMaxStartups, whoever asked. */
export interface ServerDrops {
  /** The first of every flood is logged at LogLevel INFO and above; of a long one only some. */
  readonly atLimits: number;
}

/** What joins the two ends of one attempt: the client's address as the server sees it, and time. */
export interface AttemptFacts {
  'server.client-address': ServerClientAddress;
  'server.clock': ServerClock;
  'server.attempt': ServerAttempt;
  'server.drops': ServerDrops;
}

export const attemptFacts: FactInfos<AttemptFacts> = {
  'server.client-address': {
    means: "The client's address as the server sees it, by a connection that is held open meanwhile.",
    about: 'target',
    redaction: 'names',
    by: 'server-client',
  },
  'server.clock': {
    means: "How far the server's clock is from this machine's.",
    about: 'target',
    redaction: 'public',
    by: 'server-client',
  },
  'server.attempt': {
    means: "What the server's log says of the client's last attempt.",
    about: 'target',
    redaction: 'names',
    by: 'server-log',
  },
  'server.drops': {
    means: 'How many connections sshd says that it dropped at its limits.',
    about: 'target',
    redaction: 'public',
    by: 'server-log',
  },
};
