import type { Report } from '../contract/report.ts';
import { lookOf } from './terminal.ts';

export interface PrintOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  /** How many reports there will be: more than one, and each JSON is one line. */
  readonly repeat?: number;
  readonly verbose: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

/** Prints a report in the form asked for. Reporters are loaded when they are needed. */
export async function printReport(report: Report, options: PrintOptions): Promise<void> {
  process.stdout.write(await reportText(report, options));
}

async function reportText(report: Report, options: PrintOptions): Promise<string> {
  if (options.json)
    return (await import('../report/json.ts')).jsonReport(report, options.repeat !== undefined && options.repeat > 1);
  if (options.quiet)
    return (await import('../report/quiet.ts')).quietReport(report, lookOf(process.stdout, options.color));
  const { terminalReport } = await import('../report/terminal.ts');
  return terminalReport(report, { ...lookOf(process.stdout, options.color), verbose: options.verbose });
}
