import { reportOfSavedRun, SavedRunError, savedRunMaxBytes } from '../app/saved-run.ts';
import { UsageError } from '../contract/errors.ts';
import { nodeFiles } from '../ports/node/files.ts';
import { usageFailure } from './failure.ts';
import { lastRunPath } from './last-run.ts';
import { splitArguments } from './options.ts';
import { printReport } from './print.ts';

/** `whyssh show FILE`: judges a stored run again. */
export async function show(words: readonly string[]): Promise<number> {
  try {
    const { own, ssh } = splitArguments(words);
    const [path = lastRunPath() ?? undefined, ...more] = ssh;
    if (path === undefined || more.length > 0) return usageFailure('whyssh show takes one file');
    const { resolve } = await import('node:path');
    const read = await nodeFiles().read(resolve(path), savedRunMaxBytes);
    if (read.kind !== 'bytes')
      return usageFailure(
        `${path}: ${read.kind === 'missing' ? 'there is no such file' : `cannot be read (${read.code})`}`,
      );
    if (read.cut) return usageFailure(`${path}: larger than any run`);
    const report = reportOfSavedRun(new TextDecoder().decode(read.bytes));
    await printReport(report, own);
    return report.exit;
  } catch (error) {
    if (error instanceof UsageError || error instanceof SavedRunError) return usageFailure(error.message);
    throw error;
  }
}
