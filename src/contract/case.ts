import type { CauseId } from './cause.ts';
import type { Gap } from './fact.ts';
import type { FactKey } from './facts/registry.ts';
import type { VerdictKind } from './report.ts';

/** One fact of a case. Facts with the same `seq` came from one observation; without `seq` each is its own. */
export interface CaseFact {
  readonly key: FactKey;
  readonly value?: unknown;
  readonly gap?: Gap;
  readonly hop?: number;
  readonly address?: string;
  readonly port?: number;
  readonly contrast?: string;
  readonly seq?: number;
}

/** Recorded or written facts with the verdict they must give. Stored as `<cause-id>.cases/<fires|silent|cannot-tell>-*.json`. */
export interface Case {
  /** `lab`: recorded by a scenario, whose id and date follow; `written`: by hand; `thread`: from a public thread. */
  readonly from: 'lab' | 'written' | 'thread';
  readonly source?: string;
  readonly about: string;
  readonly asked?: {
    readonly hops?: number;
    readonly noLogin?: boolean;
    readonly names?: { readonly [name: string]: string | number | null };
  };
  readonly facts: readonly CaseFact[];
  readonly expect: {
    readonly verdict: VerdictKind;
    /** Whether the cause stands first (alone or in a group). */
    readonly first?: boolean;
    /** Whole list of first causes, where it matters. */
    readonly firstIs?: readonly CauseId[];
  };
}
