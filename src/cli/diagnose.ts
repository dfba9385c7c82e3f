import { problemOfCode } from '../app/console/read-code.ts';
import { examine } from '../app/examine.ts';
import type { Request, Target } from '../app/request.ts';
import { targetOf } from '../app/target.ts';
import { UsageError } from '../contract/errors.ts';
import type { Report } from '../contract/report.ts';
import { nodePorts } from '../ports/node/ports.ts';
import type { Ports } from '../ports/ports.ts';
import { usageFailure } from './failure.ts';
import { interruptible } from './interrupt.ts';
import { deadlineOf, type OwnOptions, splitArguments } from './options.ts';
import { printReport } from './print.ts';
import { stateFolder } from './state-folder.ts';

/** `whyssh [options] [ssh arguments] [user@]host`: the main job. */
export async function diagnoseCommand(words: readonly string[]): Promise<number> {
  try {
    const { own, ssh } = splitArguments(words);
    const parsed = targetOf(ssh);
    if (!parsed.ok) return usageFailure(parsed.problem);
    const wrong = own.code === undefined ? undefined : problemOfCode(own.code);
    if (wrong !== undefined) return usageFailure(`--code: ${wrong}`);
    const { reportFor } = own;
    if (reportFor !== undefined && (own.json || own.repeat > 1))
      return usageFailure('--report-for prints one message: it goes with neither --json nor --repeat');
    const options = { ...own, verbose: own.verbose || parsed.target.verbose };
    const ports = nodePorts();
    const request = requestOf(own, parsed.target, parsed.words);
    return await interruptible((stop) => runs(request, ports, options, stop));
  } catch (error) {
    if (error instanceof UsageError) return usageFailure(error.message);
    throw error;
  }
}

export function requestOf(own: OwnOptions, target: Target, words: readonly string[]): Request {
  return {
    target,
    words,
    login: own.login,
    session: own.session,
    portSearch: own.portSearch,
    contrast: own.contrast,
    touch: own.touch,
    wait: own.wait,
    deadlineMs: deadlineOf(own),
    stateFolder: stateFolder(),
    via: own.via ?? null,
    from: own.from ?? null,
    code: own.code ?? null,
  };
}

/** The run, or with --repeat several, paced; the exit code is the worst of them. */
async function runs(request: Request, ports: Ports, own: OwnOptions, stop: AbortSignal): Promise<number> {
  let worst: Report['exit'] = 0;
  for (let round = 1; round <= own.repeat && !stop.aborted && process.stdout.writable; round += 1) {
    const live = isWatched(own) ? new (await import('./live.ts')).LiveChecklist(process.stderr, own) : undefined;
    const { report, saved } = await examine(
      round === 1 ? request : { ...request, wait: true },
      ports,
      (progress) => live?.saw(progress),
      stop,
    );
    live?.end();
    if (own.repeat > 1 && !own.json && !own.quiet) process.stdout.write(`\nLook ${round} of ${own.repeat}\n`);
    if (own.reportFor === undefined) await printReport(report, own);
    else await printMessageOf(await saved(), own);
    await (await import('./last-run.ts')).keepLastRun(await saved(), ports);
    if (own.save !== undefined) await (await import('./save.ts')).save(own.save, await saved(), ports);
    if (report.exit === 1 || worst === 0) worst = report.exit;
    if (own.repeat === 1 && report.exit === 1 && isWatched(own) && process.stdin.isTTY)
      return (await offerFix(report, request, ports, own, stop)) ?? worst;
  }
  return worst;
}

/** The message for somebody else in place of the report. */
async function printMessageOf(saved: string, { reportFor, keep, markdown }: OwnOptions): Promise<void> {
  if (reportFor === undefined) return;
  const { messageOfSavedRun } = await import('../app/share/saved-message.ts');
  (await import('./report.ts')).printMessage(messageOfSavedRun(saved, reportFor, keep), markdown);
}

/** After a diagnosis, on a terminal: what could be done, and whether to do it. The exit code of what came of it. */
async function offerFix(
  report: Report,
  request: Request,
  ports: Ports,
  own: OwnOptions,
  stop: AbortSignal,
): Promise<number | undefined> {
  const { canFix } = await import('../app/fix.ts');
  if (!canFix(report, request.via)) return undefined;
  const { fixAfter, guardDefault } = await import('./fix.ts');
  return (await fixAfter(report, request, ports, { ...own, guard: guardDefault }, stop))?.report.exit;
}

/** Somebody looks at a terminal, and wants to see more than one line. */
function isWatched({ json, quiet }: OwnOptions): boolean {
  return Boolean(process.stderr.isTTY && process.stdout.isTTY) && process.env['TERM'] !== 'dumb' && !json && !quiet;
}
