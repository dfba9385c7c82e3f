import { fstatSync } from 'node:fs';
import { Command, Option } from 'commander';
import { SavedRunError, savedRunMaxBytes } from '../app/saved-run.ts';
import { messageOfSavedRun } from '../app/share/saved-message.ts';
import { UsageError } from '../contract/errors.ts';
import { type Keepable, keepable, type Message, type Reader, readers } from '../contract/message.ts';
import { nodeFiles } from '../ports/node/files.ts';
import { messageMarkdown, messageText } from '../report/message.ts';
import { usageFailure } from './failure.ts';
import { keptKinds } from './kept-kinds.ts';
import { lastRunPath } from './last-run.ts';

interface ReportChoices {
  readonly for: Reader;
  readonly keep: ReadonlySet<Keepable>;
  readonly markdown?: true;
}

/** `whyssh report --for provider|admin|issue [FILE|-]`: a message on a stored run, or on the last one. */
export async function report(words: readonly string[]): Promise<number> {
  const command = reportCommand();
  try {
    command.parse([...words], { from: 'user' });
    const choices = command.opts<ReportChoices>();
    const [file, ...more] = command.args;
    if (more.length > 0) return usageFailure('whyssh report takes one file, or - for standard input');
    printMessage(messageOfSavedRun(await savedText(file), choices.for, choices.keep), choices.markdown === true);
    return 0;
  } catch (error) {
    if (error instanceof UsageError || error instanceof SavedRunError) return usageFailure(error.message);
    if (error instanceof Error && error.name === 'CommanderError')
      return usageFailure(error.message.replace(/^error: /u, ''));
    throw error;
  }
}

/** The message alone on standard output; what was left out of it beside. */
export function printMessage(message: Message, markdown: boolean): void {
  process.stdout.write(markdown ? messageMarkdown(message) : messageText(message));
  const replaced = keepable.filter((kind) => message.replaced[kind] > 0);
  if (replaced.length > 0)
    process.stderr.write(
      `whyssh: replaced ${replaced.map((kind) => `${message.replaced[kind]} ${message.replaced[kind] === 1 ? singular[kind] : kind}`).join(', ')}; --keep ${replaced.join(',')} leaves them in.\n`,
    );
}

const singular: { readonly [K in Keepable]: string } = {
  users: 'user',
  hosts: 'host',
  addresses: 'address',
  files: 'file',
  texts: 'text',
  fingerprints: 'fingerprint',
};

function reportCommand(): Command {
  return new Command('whyssh report')
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .helpOption(false)
    .addOption(new Option('--for <reader>', 'who reads it').choices(readers).makeOptionMandatory())
    .addOption(
      new Option('--keep <kinds>', 'what may stay').argParser(keptKinds).default(new Set<Keepable>(), 'nothing'),
    )
    .option('--markdown', 'as Markdown')
    .argument('[file...]');
}

async function savedText(file: string | undefined): Promise<string> {
  if (file === '-' || (file === undefined && isFile(0))) return readStandardInput();
  const path = file ?? lastRunPath();
  if (path === null) throw new UsageError('there is no folder for the last run: name a file that --save wrote');
  const { resolve } = await import('node:path');
  const read = await nodeFiles().read(resolve(path), savedRunMaxBytes);
  if (read.kind !== 'bytes') {
    if (file === undefined) throw new UsageError('there is no last run yet: run whyssh HOST first, or name a file');
    throw new UsageError(
      `${path}: ${read.kind === 'missing' ? 'there is no such file' : `cannot be read (${read.code})`}`,
    );
  }
  if (read.cut) throw new UsageError(`${path}: larger than any run`);
  return new TextDecoder().decode(read.bytes);
}

async function readStandardInput(): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > savedRunMaxBytes) throw new UsageError('standard input: larger than any run');
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}
