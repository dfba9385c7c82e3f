import { visibleText } from '../contract/quoted.ts';
import type { Report } from '../contract/report.ts';
import { fixesFor } from './fixes.ts';
import type { Look } from './layout.ts';
import { shown } from './shown.ts';

/** One line: the outcome, the first cause with its certainty, and the fix. */
export function quietReport(given: Report, look: Pick<Look, 'unicode'>): string {
  const report = shown(given, look);
  const best = report.first[0];
  if (report.outcome === 'works') return 'works\n';
  if (best === undefined) return `${report.outcome}\n`;
  const run = fixesFor(best, report).find((fix) => fix.run !== undefined)?.run;
  const others = report.first.length > 1 ? ` (or ${report.first.length - 1} others that look alike from here)` : '';
  return `${best.verdict}: ${visibleText(best.title)}${others}${run === undefined || report.first.length > 1 ? '' : ` ${visibleText(run)}`}\n`;
}
