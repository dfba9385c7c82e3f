import { Command, Option } from 'commander';
import { examineHere } from '../app/inside.ts';
import { UsageError } from '../contract/errors.ts';
import { jsonText } from '../contract/quoted.ts';
import { nodePorts } from '../ports/node/ports.ts';
import { usageFailure } from './failure.ts';
import { fixJson, fixWith, withFixOptions } from './fix.ts';
import { interruptible } from './interrupt.ts';
import { type PrintOptions, printReport } from './print.ts';

interface HereOptions extends Partial<PrintOptions> {
  readonly user?: string;
  readonly from?: string;
  readonly port?: number;
  readonly save?: string;
  readonly deadline: number;
  readonly fix?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly word?: string;
  readonly guard: number;
}

/** `whyssh here`: examines this machine as an SSH server. Read-only. */
export async function here(words: readonly string[]): Promise<number> {
  const command = hereCommand();
  try {
    command.parse([...words], { from: 'user' });
  } catch (error) {
    return usageFailure((error as Error).message.replace(/^error: /u, ''));
  }
  const options = { ...unasked, ...command.opts<HereOptions>() };
  const ports = nodePorts();
  return interruptible(async (stop) => {
    const request = {
      user: options.user ?? null,
      from: options.from ?? null,
      port: options.port ?? null,
      words,
      deadlineMs: options.deadline * 1000,
    };
    const look = () => examineHere(request, ports, () => undefined, stop);
    const { report, saved } = await look();
    if (!(options.fix === true && options.json)) await printReport(report, options);
    if (options.save !== undefined) await (await import('./save.ts')).save(options.save, await saved(), ports);
    if (options.fix !== true) return report.exit;
    const again = async () => (await look()).report;
    const done = await fixWith(report, again, { target: 'this machine', via: 'here' }, ports, options, stop);
    if (done === undefined) return 2;
    if (options.json) process.stdout.write(`${jsonText(fixJson(done), 1)}\n`);
    return done.report.exit;
  });
}

const unasked = { json: false, quiet: false, verbose: false, color: 'auto' as const };

function hereCommand(): Command {
  const command = new Command('whyssh here')
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .helpOption(false)
    .option('--user <name>', 'the account that cannot log in')
    .option('--from <address>', 'the address of the client that cannot log in')
    .addOption(new Option('--port <port>', 'the port the client asks for').argParser(port))
    .option('--json', 'the result as JSON')
    .option('--verbose', 'every fact with its evidence')
    .option('--quiet', 'one line')
    .option('--save <file>', 'keep the run')
    .addOption(
      new Option('--deadline <seconds>', 'end with what is known after this time').default(15).argParser(seconds),
    )
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'))
    .option('--fix', 'show what would be done about it, do it, and wait for a login from outside as its proof');
  return withFixOptions(command);
}

function port(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1 && value <= 65_535))
    throw new UsageError(`--port takes a number from 1 to 65535, not '${text}'`);
  return value;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new UsageError(`--deadline takes seconds between 0 and 3600, not '${text}'`);
  return value;
}
