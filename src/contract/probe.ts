import type { Evidence, Fact, Footprint } from './fact.ts';
import type { FactKey, FactTypes } from './facts/registry.ts';
import type { Stage } from './stage.ts';

/** Facts that a look gives, by key. */
export type FactsGiven = { readonly [K in FactKey]?: Fact<FactTypes[K]> };

/** What one run of a probe brings, for one subject. `cost` is what was really spent, never above the declared footprint. */
export interface Seen {
  readonly facts: FactsGiven;
  readonly evidence?: readonly Evidence[];
  readonly cost?: Footprint;
  /** Set when the facts are about another address or port than the look was aimed at. */
  readonly at?: { readonly address?: string; readonly port?: number; readonly contrast?: string };
}

/** What every probe declares of itself. `I` is what it needs, handed to it by app. */
export interface Probe<Id extends string, I, P> {
  readonly id: Id;
  readonly stage: Stage;
  /** Facts it gives, for the choice of the next look. */
  readonly gives: readonly FactKey[];
  /** The most it can cost the server. */
  readonly footprint: Footprint;
  /** Its deadline in milliseconds. */
  readonly withinMs: number;
  readonly run: (input: I, ports: P) => Promise<readonly Seen[]>;
}

export function defineProbe<Id extends string, I, P>(probe: Probe<Id, I, P>): Probe<Id, I, P> {
  return probe;
}
