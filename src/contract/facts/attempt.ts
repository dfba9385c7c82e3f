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

/** What joins the two ends of one attempt: the client's address as the server sees it, and time. */
export interface AttemptFacts {
  'server.client-address': ServerClientAddress;
  'server.clock': ServerClock;
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
};
