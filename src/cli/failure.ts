import { visibleText } from '../contract/quoted.ts';

/** Exit code of a wrong call (sysexits.h EX_USAGE). */
export const usageExit = 64;

/** Says what is wrong with the call, and where help is. */
export function usageFailure(problem: string): number {
  process.stderr.write(`whyssh: ${visibleText(problem)}\nTry 'whyssh --help'.\n`);
  return usageExit;
}
