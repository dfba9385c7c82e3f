import type { FactInfos } from './kinds.ts';

/** Limits of sshd on connections, and how far they are used now. Null: the setting is off. */
export interface ServerLimits {
  /** MaxStartups: from `start` on `rate` per cent are dropped, from `full` on all. */
  readonly maxStartups: { readonly start: number; readonly rate: number; readonly full: number };
  /** Connections without a login now, as the title of the listening sshd says (8.2 and newer); null: it does not. */
  readonly waiting: number | null;
  /** No connection more is taken; undefined: the title does not say. */
  readonly startupsFull: boolean | undefined;
  readonly perSource: number | null;
  /** Bits of PerSourceNetBlockSize, such as `32:128`. */
  readonly netBlock: string | null;
  /** PerSourcePenalties (9.8 and newer). `exempt`: PerSourcePenaltyExemptList names the client. */
  readonly penalties:
    | { readonly kind: 'none' }
    | { readonly kind: 'on'; readonly exempt: boolean | undefined; readonly settings: string };
}

export interface ServerLimitFacts {
  'server.limits': ServerLimits;
}

export const serverLimitFacts: FactInfos<ServerLimitFacts> = {
  'server.limits': {
    means: "The server's limits on connections, and how far they are used.",
    about: 'target',
    redaction: 'names',
    by: 'server-limits',
  },
};
