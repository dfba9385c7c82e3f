import { Command } from 'commander';
import { listFixes, undoFix } from '../app/undo.ts';
import type { JournalEntry } from '../contract/fix.ts';
import { visibleText } from '../contract/quoted.ts';
import { nodePorts } from '../ports/node/ports.ts';
import { ask } from './ask.ts';
import { usageFailure } from './failure.ts';
import { interruptible } from './interrupt.ts';
import { stateFolder } from './state-folder.ts';

/** `whyssh undo [ID]`: takes a fix back, the last one when none is named. `--list` names them. */
export async function undo(words: readonly string[]): Promise<number> {
  const command = undoCommand();
  try {
    command.parse([...words], { from: 'user' });
  } catch (error) {
    return usageFailure((error as Error).message.replace(/^error: /u, ''));
  }
  const { list, yes, via } = command.opts<{ list?: boolean; yes?: boolean; via?: string }>();
  const folder = stateFolder();
  if (folder === null) return usageFailure('there is no journal: HOME is not set');
  const ports = nodePorts();
  const entries = await listFixes(folder, ports);
  if (list === true) {
    process.stdout.write(entries.length === 0 ? 'Nothing was fixed from here.\n' : entries.map(listed).join(''));
    return 0;
  }
  const [wanted] = command.args;
  const entry = entries.find(({ id, state }) => (wanted === undefined ? state !== 'undone' : id === wanted));
  if (entry === undefined)
    return usageFailure(wanted === undefined ? 'there is nothing to undo' : `there is no fix ${wanted}`);
  return interruptible(async (stop) => {
    process.stdout.write(listed(entry));
    if (yes !== true && !/^y(?:es)?$/iu.test(await ask('Take it back? [y/N] ', stop))) {
      process.stdout.write('Nothing was changed.\n');
      return 1;
    }
    const problem = await undoFix(entry, folder, via ?? null, ports);
    if (problem === undefined) {
      process.stdout.write('Taken back: everything is as it was before this fix.\n');
      return 0;
    }
    process.stdout.write(`Not taken back.\n${problem.split('\n').map(visibleText).join('\n')}\n`);
    return 1;
  });
}

function listed({ id, at, target, state, title, changes }: JournalEntry): string {
  const steps = changes.flatMap(({ where, steps: titles }) =>
    titles.map((one) => `    ${where === 'client' ? 'here' : 'on the server'}: ${visibleText(one)}\n`),
  );
  return `${id}  ${at.slice(0, 16).replace('T', ' ')}  ${state}  ${visibleText(target)}\n    ${visibleText(title)}\n${steps.join('')}`;
}

function undoCommand(): Command {
  return new Command('whyssh undo')
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .helpOption(false)
    .argument('[id]', 'the fix to take back; the last one when left out')
    .option('--list', 'name what was fixed from here')
    .option('--yes', 'do not ask')
    .option('--via <command>', 'another way into the server than the one the fix took');
}
