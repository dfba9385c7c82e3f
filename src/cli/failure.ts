import { visibleText } from '../contract/quoted.ts';
import { withoutSecrets } from '../contract/secrets.ts';

/** Exit code of a wrong call (sysexits.h EX_USAGE). */
export const usageExit = 64;
/** Could not examine. */
const failedExit = 2;

/** Says what is wrong with the call, and where help is. */
export function usageFailure(problem: string): number {
  process.stderr.write(`whyssh: ${visibleText(problem)}\nTry 'whyssh --help'.\n`);
  return usageExit;
}

/** A bug of ours: said plainly, with what helps to find it. */
export function ownFailure(error: unknown): number {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = withoutSecrets(text).split('\n').map(visibleText).join('\n');
  process.stderr.write(
    `whyssh: this is a bug in whyssh, nothing was found out. Please report these lines:\n${lines}\n`,
  );
  return failedExit;
}
