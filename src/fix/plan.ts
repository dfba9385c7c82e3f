import type { FixPlan, FixStep } from '../contract/fix.ts';
import type { Finding, Report } from '../contract/report.ts';
import type { Place } from './place.ts';
import { changedKeyCauses, isProvenInside } from './remedies/known-hosts.ts';
import { clientRemedies, serverRemedies } from './remedies.ts';
import { Declined, factsOf, type Scene } from './scene.ts';

export type Planned =
  | { readonly kind: 'plan'; readonly plan: FixPlan }
  /** There is a cause, and nothing that this program would do about it by itself. */
  | { readonly kind: 'declined'; readonly finding: Finding | null; readonly says: string };

/** The cause that would be fixed: the first, where one stands alone. */
function fixable(report: Report): Finding | undefined {
  const [best, ...others] = report.first;
  // Which of the three it is cannot be told from outside; the server's own files tell.
  if (
    best !== undefined &&
    report.first.every(({ id }) => changedKeyCauses.includes(id)) &&
    isProvenInside(factsOf(report, best))
  )
    return best;
  if (best === undefined || (others.length > 0 && best.verdict !== 'proven')) return undefined;
  return best.verdict === 'proven' || best.verdict === 'likely' ? best : undefined;
}

/** Whether a plan may come of this report, so that it is worth asking. */
export function hasRemedy(report: Report, wayIntoServer: boolean): boolean {
  const id = fixable(report)?.id;
  return id !== undefined && (clientRemedies[id] !== undefined || (wayIntoServer && serverRemedies[id] !== undefined));
}

/** Makes the steps against the first cause of a report. Looks at the files they touch; changes nothing. */
export async function planFor(report: Report, client: Place | null, server: Place | null): Promise<Planned> {
  const finding = fixable(report);
  if (finding === undefined) {
    const next = report.next?.says;
    const says =
      report.first.length > 1
        ? 'Several causes look alike from here; a fix needs one of them.'
        : 'No cause is certain enough for a fix.';
    return { kind: 'declined', finding: null, says: next === undefined ? says : `${says} ${next}` };
  }
  const remedy = clientRemedies[finding.id] ?? serverRemedies[finding.id];
  if (remedy === undefined)
    return {
      kind: 'declined',
      finding,
      says: 'whyssh changes nothing for this cause by itself; the report says what to do.',
    };
  try {
    const steps = await remedy(sceneOf(report, finding, client, server));
    if (steps.every(({ operations }) => operations.length === 0))
      return { kind: 'declined', finding, says: 'Everything that whyssh would change is as it should be already.' };
    return { kind: 'plan', plan: { cause: finding.id, title: finding.title, steps } };
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    return { kind: 'declined', finding, says: error.message };
  }
}

function sceneOf(report: Report, finding: Finding, client: Place | null, server: Place | null): Scene {
  return {
    report,
    finding,
    ...factsOf(report, finding),
    async look(where, paths) {
      const place = where === 'client' ? client : server;
      if (place === null && where === 'client') throw new Declined('This is fixed on the client, not on the server.');
      if (place === null)
        throw new Declined('This is fixed on the server: give a way into it, such as --via "ssh root@console sh".');
      const seen = await place.look(paths);
      if ('problem' in seen)
        throw new Declined(
          `${where === 'client' ? 'This machine' : 'The server'} cannot be looked at: ${seen.problem}.`,
        );
      return seen;
    },
  };
}

/** Whether a change must undo itself on the server when nobody confirms it. */
export function needsGuard(steps: readonly FixStep[]): boolean {
  return steps.some(
    ({ where, grade, operations }) =>
      where === 'server' && (grade !== 'safe' || operations.some(({ kind }) => kind !== 'run' && kind !== 'mkdir')),
  );
}
