import { scriptForConsole } from '../app/check-script.ts';
import { usageFailure } from './failure.ts';

/** `whyssh script > check.sh`. */
export function script(words: readonly string[]): Promise<number> {
  if (words.length > 0) return Promise.resolve(usageFailure(`script takes no words, not '${words[0]}'`));
  process.stdout.write(scriptForConsole());
  return Promise.resolve(0);
}
