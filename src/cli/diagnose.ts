import { examine } from '../app/examine.ts';
import type { Request } from '../app/request.ts';
import { targetOf } from '../app/target.ts';
import { UsageError } from '../contract/errors.ts';
import type { Report } from '../contract/report.ts';
import { nodePorts } from '../ports/node/ports.ts';
import type { Ports } from '../ports/ports.ts';
import { usageFailure } from './failure.ts';
import { LiveChecklist } from './live.ts';
import { type OwnOptions, splitArguments } from './options.ts';
import { printReport } from './print.ts';

/** `whyssh [options] [ssh arguments] [user@]host`: the main job. */
export async function diagnoseCommand(words: readonly string[]): Promise<number> {
  try {
    const { own, ssh } = splitArguments(words);
    const parsed = targetOf(ssh);
    if (!parsed.ok) return usageFailure(parsed.problem);
    const options = { ...own, verbose: own.verbose || parsed.target.verbose };
    const ports = nodePorts();
    const request: Request = {
      target: parsed.target,
      words: ssh,
      login: own.login,
      session: own.session,
      portSearch: own.portSearch,
      contrast: own.contrast,
      touch: own.touch,
      wait: own.wait,
      deadlineMs: own.deadline * 1000,
      stateFolder: stateFolder(),
    };
    return await runs(request, ports, options);
  } catch (error) {
    if (error instanceof UsageError) return usageFailure(error.message);
    throw error;
  }
}

/** The run, or with --repeat several, paced; the exit code is the worst of them. */
async function runs(request: Request, ports: Ports, own: OwnOptions): Promise<number> {
  const stop = new AbortController();
  const onInterrupt = (): void => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  let worst: Report['exit'] = 0;
  for (let round = 1; round <= own.repeat && !stop.signal.aborted; round += 1) {
    const live = LiveChecklist.for(process.stderr, own);
    const { report, saved } = await examine(
      round === 1 ? request : { ...request, wait: true },
      ports,
      (progress) => live?.saw(progress),
      stop.signal,
    );
    live?.end();
    if (own.repeat > 1 && !own.json) process.stdout.write(`\nLook ${round} of ${own.repeat}\n`);
    await printReport(report, own);
    if (own.save !== undefined) await save(own.save, saved, ports);
    if (report.exit === 1 || worst === 0) worst = report.exit;
  }
  process.off('SIGINT', onInterrupt);
  process.off('SIGTERM', onInterrupt);
  return worst;
}

async function save(path: string, saved: string, ports: Ports): Promise<void> {
  const { resolve } = await import('node:path');
  const written = await ports.files.writeAtomic(resolve(path), new TextEncoder().encode(saved), 0o600);
  if (written.kind !== 'written')
    process.stderr.write(
      `whyssh: the run could not be saved to ${path}: ${written.kind === 'missing' ? 'no such folder' : written.code}\n`,
    );
}

/** $XDG_STATE_HOME/whyssh, else ~/.local/state/whyssh; Windows: %LOCALAPPDATA%\\whyssh. */
function stateFolder(): string | null {
  const { env } = process;
  if (process.platform === 'win32') return env['LOCALAPPDATA'] === undefined ? null : `${env['LOCALAPPDATA']}/whyssh`;
  const base = env['XDG_STATE_HOME'] || (env['HOME'] ? `${env['HOME']}/.local/state` : undefined);
  return base === undefined ? null : `${base}/whyssh`;
}
