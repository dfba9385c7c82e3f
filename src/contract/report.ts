import type { CauseId, DecisiveLook, Fix, RefusedBy } from './cause.ts';
import type { Footprint, Gap, Observation, Subject } from './fact.ts';
import type { Provider } from './facts/provider.ts';
import type { FactKey } from './facts/registry.ts';
import type { Stage } from './stage.ts';

export const reportSchemaVersion = 1;

export type VerdictKind = 'proven' | 'likely' | 'possible' | 'cannot-tell' | 'ruled-out';

/** One leaf of a judged condition that had its say, with the observation behind it. */
export interface Reason {
  readonly says: string;
  readonly holds: 'yes' | 'no' | 'unknown';
  readonly seq: number | null;
}

/** A fact whose absence keeps a cause from being decided. */
export interface Missing {
  readonly key: FactKey;
  readonly subject: Subject;
  readonly gap: Gap;
}

/** One judged cause. */
export interface Finding {
  readonly id: CauseId;
  readonly verdict: VerdictKind;
  /** Share among its rivals, 0 to 1; 1 for a proven one. */
  readonly share: number;
  readonly title: string;
  readonly says: string | null;
  readonly why: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly refusedBy: RefusedBy | null;
  readonly fixes: readonly Omit<Fix, 'when'>[];
  readonly decidedBy: DecisiveLook | null;
  readonly leadsTo: readonly CauseId[];
  readonly subject: Subject;
}

export type StageState = 'passed' | 'failed' | 'not-reached' | 'skipped' | 'not-looked' | 'noted';

/** One line of the checklist. */
export interface StageLine {
  readonly stage: Stage;
  readonly label: string;
  readonly state: StageState;
  readonly says: string;
  /** The file of this machine that `says` names, as a whole path and as it is written there. */
  readonly file: { readonly path: string; readonly shown: string } | null;
  readonly tookMs: number | null;
  readonly subject: Subject;
}

/** What the whole run comes to. */
export type Outcome =
  /** A login was accepted; with `--no-login` everything up to it passed. */
  | 'works'
  /** The first cause is proven or likely. */
  | 'problem'
  /** Something failed and no single cause stands out. */
  | 'undecided'
  /** Nothing failed, but the look did not get to the end. */
  | 'incomplete'
  /** Only the server's inside was looked at, and nothing that was seen there stands in the way. */
  | 'clear';

export interface NextLook {
  readonly says: string;
  readonly run: string | null;
  readonly where: DecisiveLook['where'] | 'whyssh';
}

/** Whose service the host is, and what matters of it for this failure. Hints, never proof. */
export interface ReportedProvider {
  readonly key: string;
  readonly name: string;
  readonly by: Extract<Provider, { kind: 'known' }>['by'];
  /** By a name that only this provider has. */
  readonly certain: boolean;
  /** Sentences, the first says what it is. */
  readonly says: readonly string[];
  /** The host key is none of those that it publishes for this name. */
  readonly warns: boolean;
  /** Where its console in the browser is, when only the server's inside would tell more. */
  readonly console: string | null;
  /** Where this was read. */
  readonly source: readonly string[];
}

/** The whole result of a run: a pure function of its observations. */
export interface Report {
  readonly schemaVersion: typeof reportSchemaVersion;
  readonly whyssh: string;
  readonly asked: {
    readonly destination: string;
    readonly host: string;
    readonly user: string | null;
    readonly port: number | null;
    readonly arguments: readonly string[];
  };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly tookMs: number;
  readonly outcome: Outcome;
  /** 0 an accepted login, 1 a problem was found, 2 could not examine to the end. */
  readonly exit: 0 | 1 | 2;
  readonly blockedAt: { readonly stage: Stage; readonly subject: Subject } | null;
  /** The first cause; several only when no look from this side can separate them. */
  readonly first: readonly Finding[];
  readonly refusedBy: { readonly by: RefusedBy; readonly says: string; readonly certain: boolean } | null;
  /** Further proven causes, in the order in which they will block. */
  readonly then: readonly Finding[];
  /** Proven things that do not block. */
  readonly beside: readonly Finding[];
  readonly alsoPossible: readonly Finding[];
  readonly ruledOut: readonly Finding[];
  readonly stages: readonly StageLine[];
  readonly next: NextLook | null;
  /** null: no provider was recognised. */
  readonly provider: ReportedProvider | null;
  readonly notes: readonly string[];
  readonly footprint: Footprint;
  readonly observations: readonly Observation[];
}
