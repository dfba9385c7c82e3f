import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { ReadStream } from 'node:tty';
import type { Question } from '../contract/explanation.ts';

/** Asks what would tell the causes apart. Enter alone: not known. The paste has used standard input up: the terminal is opened anew. */
export async function askOnTerminal(questions: readonly Question[]): Promise<readonly string[]> {
  if (questions.length === 0) return [];
  const opened = terminal();
  if (opened === undefined) return [];
  const lines = createInterface({ input: opened.input, output: process.stderr, terminal: false });
  const answers: string[] = [];
  try {
    process.stderr.write('Short answers help: y, n, or Enter when you do not know.\n');
    const answered = lines[Symbol.asyncIterator]();
    for (const { key, asks } of questions) {
      process.stderr.write(`  ${asks} `);
      const next = await answered.next();
      if (next.done === true) break;
      const said = next.value.trim();
      if (/^(?:y|yes|j|ja|o|oui|s|si|sí|sim|d|da|1|true)$/iu.test(said)) answers.push(`${key}=yes`);
      else if (/^(?:n|no|nein|non|não|net|0|false)$/iu.test(said)) answers.push(`${key}=no`);
    }
    process.stderr.write('\n');
  } finally {
    lines.close();
    opened.close();
  }
  return answers;
}

/** The terminal itself; undefined where it cannot be opened. */
function terminal(): { readonly input: NodeJS.ReadableStream; readonly close: () => void } | undefined {
  try {
    const fd = openSync(process.platform === 'win32' ? 'CONIN$' : '/dev/tty', 'r');
    const input = new ReadStream(fd);
    return {
      input,
      close: () => {
        input.destroy();
        try {
          closeSync(fd);
        } catch {
          // The stream has closed it.
        }
      },
    };
  } catch {
    return undefined;
  }
}
