import { scriptForConsole } from '../app/check-script.ts';
import { pasteForConsole } from '../app/console/paste.ts';
import { usageFailure } from './failure.ts';

/** `whyssh script > check.sh`; `whyssh script --paste`: what a console takes that mangles pasted text. */
export function script(words: readonly string[]): Promise<number> {
  if (words.length === 1 && words[0] === '--paste') return Promise.resolve(paste());
  if (words.length > 0) return Promise.resolve(usageFailure(`script takes --paste or no words, not '${words[0]}'`));
  process.stdout.write(scriptForConsole());
  return Promise.resolve(0);
}

function paste(): number {
  const { typed, lines, receiver } = pasteForConsole();
  process.stderr.write(`As root on the console, in a folder that you may write to (cd /tmp), type this line by hand:

${typed}

Then paste the lines below. "again": lines 1 to ${receiver} came wrong, type and paste all of it once more. "missing" and
numbers: paste the lines that begin with these numbers again. It asks for the user who cannot log in, says what it
finds, and removes its file j. The console needs sed, xargs, printf, cksum, tr, grep and gunzip, as nearly all have.

`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
