import type { Result } from './run-scenario.ts';
import { allowedFirst, type Scenario } from './scenario.ts';

/** A member of a group of which no scenario in this run shows the same outside facts. */
export interface Unshown {
  readonly id: string;
  readonly member: string;
  /** Fact keys that differ in the nearest scenario of that member; empty when there is no such scenario. */
  readonly differs: readonly string[];
  readonly nearest: string | undefined;
}

/** A group is legal only where the recorded outside facts of its members' scenarios are equal but for timings. */
export function unshownMembers(scenarios: readonly Scenario[], results: readonly Result[]): readonly Unshown[] {
  const factsOf = new Map(results.map(({ id, outcome }) => [id, outsideFacts(outcome?.facts ?? [])]));
  const injectedOf = (scenario: Scenario) => allowedFirst(scenario.expect).injected;
  return scenarios.flatMap((scenario) => {
    const { injected, allowed } = allowedFirst(scenario.expect);
    const own = factsOf.get(scenario.id);
    if (injected === undefined || own === undefined) return [];
    return [...new Set(allowed)].flatMap((member): readonly Unshown[] => {
      if (member === injected) return [];
      const distances = scenarios
        .filter((other) => injectedOf(other) === member && factsOf.has(other.id))
        .map((other) => ({ nearest: other.id, differs: differing(own, factsOf.get(other.id) ?? new Map()) }))
        .sort((one, other) => one.differs.length - other.differs.length);
      const [best] = distances;
      if (best === undefined) return [{ id: scenario.id, member, differs: [], nearest: undefined }];
      return best.differs.length === 0 ? [] : [{ id: scenario.id, member, ...best }];
    });
  });
}

/** Key and subject to the value, without times and what differs in every run. */
function outsideFacts(facts: readonly RecordedFact[]): ReadonlyMap<string, string> {
  return new Map(
    facts.map(({ key, subject, fact }) => [`${key} ${JSON.stringify(subject)}`, JSON.stringify(fact, withoutTimes)]),
  );
}

export interface RecordedFact {
  readonly key: string;
  readonly subject: unknown;
  readonly fact: unknown;
}

function withoutTimes(name: string, value: unknown): unknown {
  // `longestAt` names the longest wait of a login: a timing as well.
  if (/(?:Ms|Seconds|pid|localPort|sourcePort|longestAt)$/i.test(name)) return undefined;
  return typeof value === 'string' ? value.replace(/fe80::[0-9a-f:]+|\bport \d{5}\b/g, '*') : value;
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}
