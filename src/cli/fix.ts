import { type Command, Option } from 'commander';
import { examine } from '../app/examine.ts';
import { type FixRun, fixRun } from '../app/fix.ts';
import type { Request } from '../app/request.ts';
import { targetOf } from '../app/target.ts';
import { UsageError } from '../contract/errors.ts';
import type { ServerClientAddress } from '../contract/facts/attempt.ts';
import type { FixPlan } from '../contract/fix.ts';
import { jsonText, visibleText } from '../contract/quoted.ts';
import type { Report } from '../contract/report.ts';
import { nodePorts } from '../ports/node/ports.ts';
import type { Ports } from '../ports/ports.ts';
import { previewText, shownSteps } from '../report/changes.ts';
import { ask } from './ask.ts';
import { requestOf } from './diagnose.ts';
import { usageFailure } from './failure.ts';
import { interruptible } from './interrupt.ts';
import { mainCommand, type OwnOptions, splitArguments } from './options.ts';
import { printReport } from './print.ts';
import { stateFolder } from './state-folder.ts';

interface FixChoices extends OwnOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly word?: string;
  readonly guard: number;
}

/** Seconds: a diagnosis with a login and its pauses, several times over. */
export const guardDefault = 180;

/** The ledger's longest window for connections. */
const ledgerWaitMs = 30_000;

/** What has to be typed before a step that may lock somebody out. */
const word = 'risk';

/** `whyssh fix [ssh arguments] [user@]host`: diagnoses, shows the plan, applies it, and proves by a new login that it helped. */
export async function fix(words: readonly string[]): Promise<number> {
  try {
    const { own, ssh } = splitArguments(words, fixCommand());
    const choices = own as FixChoices;
    const parsed = targetOf(ssh);
    if (!parsed.ok) return usageFailure(parsed.problem);
    if (choices.repeat > 1 || choices.save !== undefined)
      return usageFailure('--repeat and --save are for a diagnosis alone');
    const request = requestOf(choices, parsed.target, parsed.words);
    return await interruptible((stop) => run(request, nodePorts(), choices, stop));
  } catch (error) {
    if (error instanceof UsageError) return usageFailure(error.message);
    throw error;
  }
}

async function run(request: Request, ports: Ports, choices: FixChoices, stop: AbortSignal): Promise<number> {
  const { report } = await examine(request, ports, () => undefined, stop);
  if (!choices.json) await printReport(report, choices);
  const done = await fixAfter(report, request, ports, choices, stop);
  if (done === undefined) return 2;
  if (choices.json) process.stdout.write(`${jsonText(fixJson(done), 1)}\n`);
  return done.report.exit;
}

/** The fix of a diagnosis that was just made; undefined when the way back could not be kept anywhere. */
export async function fixAfter(
  report: Report,
  request: Request,
  ports: Ports,
  choices: FixAnswers,
  stop: AbortSignal,
): Promise<FixRun | undefined> {
  // A cause of the session shows only in a session.
  const session = request.session || report.first.some(({ id }) => id.startsWith('session/'));
  const deadlineMs = request.deadlineMs + ledgerWaitMs;
  const from = request.from ?? addressThere(report);
  const proof: Request = { ...request, from, session, deadlineMs, wait: true, proves: true };
  const again = async () => (await examine(proof, ports, () => undefined, stop)).report;
  return fixWith(report, again, { target: request.words.join(' '), via: request.via }, ports, choices, stop);
}

export type FixAnswers = Pick<FixChoices, 'json' | 'yes' | 'dryRun' | 'word' | 'guard' | 'color'>;

/** Plans, asks, applies and proves, with a person at the terminal or options in their place. */
export async function fixWith(
  report: Report,
  again: () => Promise<Report>,
  where: { readonly target: string; readonly via: string | null },
  ports: Ports,
  choices: FixAnswers,
  stop: AbortSignal,
): Promise<FixRun | undefined> {
  const say = (text: string) => void (choices.json ? undefined : process.stdout.write(`${lines(text)}\n`));
  const folder = stateFolder();
  if (folder === null) {
    process.stderr.write('whyssh: no place to keep the way back: HOME is not set\n');
    return undefined;
  }
  const options = { ...where, stateFolder: folder, dryRun: choices.dryRun === true, guardSeconds: choices.guard };
  const server = where.via === 'here' ? 'this machine' : 'the server';
  const done = await fixRun(report, again, options, ports, {
    planned: (plan) => void (choices.json ? undefined : process.stdout.write(previewText(plan, server))),
    confirmed: (plan) => confirmed(plan, choices, stop),
    said: say,
  });
  const last = done.rounds.at(-1);
  if (last !== undefined && last.result !== 'fixed') say(last.says);
  if (done.noPlan !== null) say(done.noPlan);
  if (!choices.json && done.rounds.some(({ result }) => result === 'fixed' || result === 'taken-back'))
    await printReport(done.report, { ...choices, quiet: false, verbose: false });
  return done;
}

/** This client as the server has seen it. */
function addressThere(report: Report): string | null {
  for (const { facts } of report.observations)
    for (const { key, fact } of facts) {
      const seen = key === 'server.client-address' && fact.known ? (fact.value as ServerClientAddress) : undefined;
      if (seen?.kind === 'seen') return seen.address;
    }
  return null;
}

async function confirmed(
  plan: FixPlan,
  { yes, word: given }: Pick<FixChoices, 'yes' | 'word'>,
  stop: AbortSignal,
): Promise<boolean> {
  if (plan.steps.some(({ grade }) => grade === 'may lock out')) {
    if (given !== undefined) return given === word;
    return (await ask(`\nThis may lock somebody out. Type "${word}" to do it: `, stop)) === word;
  }
  return yes === true || /^y(?:es)?$/iu.test(await ask('\nFix it? [y/N] ', stop));
}

export function fixJson({ rounds, report, noPlan }: FixRun): object {
  return {
    rounds: rounds.map(({ plan, id, result, says }) => ({
      cause: plan.cause,
      id,
      result,
      says,
      steps: shownSteps(plan),
    })),
    noPlan,
    report,
  };
}

function lines(text: string): string {
  return text.split('\n').map(visibleText).join('\n');
}

function fixCommand(): Command {
  return withFixOptions(mainCommand().name('whyssh fix'));
}

export function withFixOptions(command: Command): Command {
  return command
    .option('--dry-run', 'show what would be done, and do nothing')
    .option('--yes', 'do not ask (a step that may lock somebody out asks all the same)')
    .option('--word <word>', `the word for a step that may lock somebody out: ${word}`)
    .addOption(
      new Option('--guard <seconds>', 'the server takes a change back that is not confirmed within this time')
        .default(guardDefault)
        .argParser(guardSeconds),
    );
}

function guardSeconds(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1 && value <= 86_400))
    throw new UsageError(`--guard takes whole seconds from 1 to 86400, not '${text}'`);
  return value;
}
