import type { Subject } from '../contract/fact.ts';
import type { FactKey, FactTypes } from '../contract/facts/registry.ts';
import type { FixPlace, FixStep } from '../contract/fix.ts';
import type { Finding, Report } from '../contract/report.ts';
import type { PlaceSeen } from './place.ts';

/** What a remedy makes its steps from. */
export interface Scene {
  readonly report: Report;
  readonly finding: Finding;
  readonly value: <K extends FactKey>(key: K) => FactTypes[K] | undefined;
  /** Known values with what they are about. */
  readonly records: <K extends FactKey>(key: K) => readonly { readonly at: Subject; readonly value: FactTypes[K] }[];
  /** Throws a `Declined` when the place cannot be looked at. */
  readonly look: (where: FixPlace, paths: readonly string[]) => Promise<PlaceSeen>;
}

/** Why there are no steps, in words for a person. */
export class Declined extends Error {}

/** Makes the steps against one cause. */
export type Remedy = (scene: Scene) => Promise<readonly FixStep[]>;

/** Facts of a report as a remedy asks for them: of the subject that the finding is about, the latest known value. */
export function factsOf(report: Report, finding: Finding): Pick<Scene, 'value' | 'records'> {
  const { subject } = finding;
  const known = <K extends FactKey>(key: K) =>
    report.observations.flatMap(({ facts }) =>
      facts.flatMap((record) =>
        record.key === key && record.fact.known && record.subject.contrast === undefined
          ? [{ at: record.subject, value: record.fact.value as FactTypes[K] }]
          : [],
      ),
    );
  return {
    value: (key) => {
      const all = known(key);
      const exact = all.findLast(
        ({ at }) =>
          at.hop === subject.hop &&
          (at.address === undefined || at.address === subject.address) &&
          (at.port === undefined || at.port === subject.port),
      );
      return (exact ?? all.findLast(({ at }) => at.address === undefined))?.value;
    },
    records: known,
  };
}

/** The value of a fact without which a remedy has nothing to work with. */
export function needed<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Declined(`${what} is not known`);
  return value;
}
