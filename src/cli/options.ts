import { Command, Option } from 'commander';
import { UsageError } from '../contract/errors.ts';
import { type Keepable, keepable, type Reader, readers } from '../contract/message.ts';
import { keptKinds } from './kept-kinds.ts';

/** Options of our own for the main job. They are long only: every short one is ssh's. */
export interface OwnOptions {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly login: boolean;
  readonly session: boolean;
  readonly portSearch: boolean;
  readonly touch: boolean;
  readonly wait: boolean;
  /** Seconds; undefined: not said (`deadlineOf`). */
  readonly deadline: number | undefined;
  readonly repeat: number;
  readonly save: string | undefined;
  readonly color: 'auto' | 'always' | 'never';
  readonly contrast: boolean;
  /** Who is to read a message in place of the report. */
  readonly reportFor: Reader | undefined;
  /** What may stay in that message. */
  readonly keep: ReadonlySet<Keepable>;
  readonly markdown: boolean;
  /** A command that runs sh from standard input on the server. */
  readonly via: string | undefined;
  /** This client's address as the server sees it. */
  readonly from: string | undefined;
  /** What check.sh printed. */
  readonly code: string | undefined;
}

/** In milliseconds. A look at both halves takes longer than one from outside. */
export function deadlineOf({ deadline, via }: Pick<OwnOptions, 'deadline' | 'via'>): number {
  return (deadline ?? (via === undefined ? 15 : 25)) * 1000;
}

export interface SplitArguments {
  readonly own: OwnOptions;
  /** What is left, in ssh's own grammar. */
  readonly ssh: readonly string[];
}

/** The options of the main job; also the source of its help, man page and completions. */
export function mainCommand(): Command {
  return new Command('whyssh')
    .usage('[options] [ssh arguments] [user@]host')
    .description('Finds out why an SSH connection fails, and proves it.')
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .option('--json', 'the result as JSON; with --repeat one line a look')
    .option('--verbose', 'every fact with its evidence (also -v)')
    .option('--quiet', 'one line')
    .option('--no-login', 'look at everything up to the login, try no login')
    .option('--session', 'after the login also look whether a session works')
    .option('--no-port-search', 'do not look whether SSH answers on another usual port')
    .option('--no-contrast', 'do not look at other hosts of your known_hosts for comparison')
    .option('--touch', 'also try keys that need a touch, a PIN or a confirmation')
    .option('--wait', 'wait when looking again at once could feed a ban')
    .addOption(
      new Option('--deadline <seconds>', 'end with what is known after this time')
        .default(undefined, '15, with --via 25')
        .argParser(seconds),
    )
    .addOption(
      new Option('--repeat <times>', 'look several times, paced, to catch what fails now and then')
        .default(1)
        .argParser(count),
    )
    .option('--via <command>', 'also look inside the server: a command that runs sh there, as `docker exec -i web sh`')
    .option('--from <address>', 'the address of this client as the server sees it, for --via and --code')
    .option('--code <code>', "the short code that check.sh (whyssh script) printed on the server's console")
    .option('--save <file>', 'keep the run; `whyssh show FILE` judges it again')
    .addOption(
      new Option('--report-for <reader>', 'print a message to send, names replaced, in place of the report').choices(
        readers,
      ),
    )
    .addOption(
      new Option('--keep <kinds>', `what stays in that message: names, ${keepable.join(', ')}`)
        .argParser(keptKinds)
        .default(new Set<Keepable>(), 'nothing'),
    )
    .option('--markdown', 'that message as Markdown')
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'));
}

/** Options that are off unless they are asked for. */
const unasked = {
  json: false,
  verbose: false,
  quiet: false,
  session: false,
  touch: false,
  wait: false,
  markdown: false,
};

/** Options of ssh that take a value, from ssh.c's getopt string (OpenSSH 10). */
const sshOptionsWithValue = 'BbcDEeFIiJLlmOoPpQRSWw';

/**
 * Takes our long options out of an argument list; the rest is ssh's. After `--`, or once the remote command begins,
 * nothing is ours any more.
 */
export function splitArguments(words: readonly string[], command: Command = mainCommand()): SplitArguments {
  const ours: string[] = [];
  const ssh: string[] = [];
  let sawHost = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') {
      ssh.push(...words.slice(index));
      break;
    }
    if (word.startsWith('--')) {
      const name = word.split('=', 1)[0] ?? word;
      const option = command.options.find(({ long }) => long === name);
      if (option === undefined && name !== '--help' && name !== '--version')
        throw new UsageError(`unknown option ${name}`);
      ours.push(word);
      if (option?.required === true && !word.includes('=')) {
        const value = words[(index += 1)];
        if (value === undefined) throw new UsageError(`option ${name} needs a value`);
        ours.push(value);
      }
    } else if (word.startsWith('-') && word !== '-') {
      ssh.push(word);
      const last = Array.from(word.slice(1)).findIndex((letter) => sshOptionsWithValue.includes(letter));
      if (last !== -1 && last === word.length - 2 && index + 1 < words.length) ssh.push(words[(index += 1)] ?? '');
    } else if (sawHost) {
      // The trailing command: from here on every word belongs to it.
      ssh.push(...words.slice(index));
      break;
    } else {
      ssh.push(word);
      sawHost = true;
    }
  }
  try {
    command.parse(ours, { from: 'user' });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^error: /u, ''), { cause: error });
  }
  return { own: { ...unasked, ...command.opts<OwnOptions>() }, ssh };
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new UsageError(`--deadline takes seconds between 0 and 3600, not '${text}'`);
  return value;
}

function count(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1 && value <= 100))
    throw new UsageError(`--repeat takes a number from 1 to 100, not '${text}'`);
  return value;
}
