import { jsonText } from '../contract/quoted.ts';
import type { Finding, Report } from '../contract/report.ts';

/**
 * The report for programs. `causes` is the short answer, best first; everything behind it follows.
 * `oneLine`: of several looks, each is one line (JSON Lines). Fields are added, never changed, while `schemaVersion` stays; docs/report.schema.json is the published shape.
 */
export function jsonReport(report: Report, oneLine = false): string {
  const { schemaVersion, outcome, exit, ...rest } = report;
  const causes = [...report.first, ...report.then, ...report.alsoPossible].map(({ id, verdict, share, why }) => ({
    id,
    verdict,
    share,
    why: why.filter(({ holds }) => holds === 'yes').map(({ says }) => says),
  }));
  const place = (finding: Finding): string => finding.id;
  return `${jsonText({ schemaVersion, outcome, exit, causes, group: report.first.map(place), ...rest }, oneLine ? undefined : 2)}\n`;
}
