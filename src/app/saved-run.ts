import type { Observation } from '../contract/fact.ts';
import { jsonText } from '../contract/quoted.ts';
import type { Report } from '../contract/report.ts';
import { buildReport, type RunHead } from './build-report.ts';

/** A run on disk: what was seen, not what was thought of it, so that a later version may think better. */
interface SavedRun {
  readonly format: 'whyssh-run';
  readonly version: 1;
  readonly head: RunHead;
  readonly observations: readonly Observation[];
}

export const savedRunMaxBytes = 32 * 1024 * 1024;

export function saveRun(head: RunHead, observations: readonly Observation[]): string {
  const run: SavedRun = { format: 'whyssh-run', version: 1, head, observations };
  return `${jsonText(run)}\n`;
}

/** Judges a stored run again. Throws a `SavedRunError` when the text is no stored run. */
export function reportOfSavedRun(text: string): Report {
  const run = readSavedRun(text);
  try {
    return buildReport(run.head, run.observations);
  } catch (error) {
    throw new SavedRunError('the file is damaged: what was seen has not the shape of a run', { cause: error });
  }
}

/** The head and the observations of a stored run. Throws a `SavedRunError` when the text is none. */
export function readSavedRun(text: string): Pick<SavedRun, 'head' | 'observations'> {
  const run = parse(text);
  if (run?.format !== 'whyssh-run') throw new SavedRunError('this is not a file that `whyssh --save` wrote');
  if (run.version !== 1)
    throw new SavedRunError(`this run has format version ${String(run.version)}; this whyssh reads version 1`);
  if (!Array.isArray(run.observations) || typeof run.head?.asked !== 'object')
    throw new SavedRunError('the file is damaged: it has no observations');
  return run;
}

export class SavedRunError extends Error {
  override readonly name = 'SavedRunError';
}

function parse(text: string): SavedRun | undefined {
  try {
    return JSON.parse(text) as SavedRun;
  } catch (error) {
    throw new SavedRunError('this is not JSON, so no stored run', { cause: error });
  }
}
