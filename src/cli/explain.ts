import { createReadStream } from 'node:fs';
import { Command, Option } from 'commander';
import { type Explanation, explain } from '../app/explain.ts';
import { PasteReader } from '../app/read-paste.ts';
import type { FixSystem } from '../contract/cause.ts';
import { isAnswerKey } from '../wire/errors/read-text.ts';
import { decoderFor } from '../wire/errors/text-encoding.ts';
import { askOnTerminal } from './ask-questions.ts';
import { usageFailure } from './failure.ts';
import { lookOf } from './terminal.ts';

interface Options {
  readonly json?: true;
  readonly verbose?: true;
  readonly color: 'auto' | 'always' | 'never';
  readonly context?: string;
  readonly answer: readonly string[];
  readonly questions?: true;
}

/** A cause could be named. */
const foundExit = 1;
/** Nothing in the text says anything of SSH. */
const nothingExit = 2;

/** `whyssh explain [FILE|-]`: the causes behind a pasted error or trace, best first. No network is touched. */
export async function explainCommand(words: readonly string[]): Promise<number> {
  const command = explainOptions();
  try {
    command.parse(words, { from: 'user' });
  } catch (error) {
    return usageFailure((error as Error).message.replace(/^error: /u, ''));
  }
  const options = command.opts<Options>();
  const bad = options.answer.find((answer) => !/^[a-z][a-z-]{0,40}=./u.test(answer));
  if (bad !== undefined) return usageFailure(`--answer takes key=value, not '${bad}'`);
  const unknown = options.answer.find((answer) => !isAnswerKey(answer.split('=', 1)[0] ?? ''));
  if (unknown !== undefined)
    return usageFailure(`--answer knows no '${unknown.split('=', 1)[0]}'; the keys are in docs/explain.md`);
  const [file = '-', ...more] = command.args;
  if (more.length > 0) return usageFailure('whyssh explain takes one file, or - for standard input');
  if (file === '-' && process.stdin.isTTY)
    process.stderr.write('Paste the error or the output of ssh -v, then end with Ctrl-D on a line of its own:\n');
  const reader = new PasteReader();
  try {
    let decoder: TextDecoder | undefined;
    const stream = file === '-' ? process.stdin : createReadStream(file);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= decoderFor(chunk);
      reader.push(decoder.decode(chunk, { stream: true }));
    }
    reader.push(decoder?.decode() ?? '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return usageFailure(`${file}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`);
  }
  const paste = reader.end();
  const asks = process.stdin.isTTY && process.stdout.isTTY && options.json !== true && options.answer.length === 0;
  const given = options.context === undefined ? {} : { context: options.context };
  const first = explain(paste, { ...given, answers: options.answer, questions: asks || options.questions === true });
  const answers = asks ? await askOnTerminal(first.questions) : [];
  const result = answers.length === 0 ? first : explain(paste, { ...given, answers });
  process.stdout.write(await textOf(result, options));
  return result.causes.length > 0 ? foundExit : nothingExit;
}

function explainOptions(): Command {
  return new Command('whyssh explain')
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .option('--json', 'the result as JSON')
    .option('--verbose', 'every cause, not the first few')
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'))
    .option('--context <words>', 'what you know besides, in your own words')
    .option('--questions', 'with --json: what to ask, for --answer')
    .option('--answer <key=value>', 'an answer to a question', (value, before: string[]) => [...before, value], [])
    .argument('[file...]');
}

const systems: { readonly [platform: string]: FixSystem } = { linux: 'linux', darwin: 'macos', win32: 'windows' };

async function textOf(result: Explanation, options: Options): Promise<string> {
  const { explanationJson, explanationText } = await import('../report/explanation.ts');
  const here = systems[process.platform];
  const system = here === undefined ? {} : { system: here };
  if (options.json === true) return explanationJson(result, here);
  return explanationText(result, {
    ...lookOf(process.stdout, options.color),
    verbose: options.verbose === true,
    ...system,
  });
}
