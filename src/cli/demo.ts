import { examine } from '../app/examine.ts';
import { targetOf } from '../app/target.ts';
import { UsageError } from '../contract/errors.ts';
import { scenes } from '../demo/scenes.ts';
import { nodePorts } from '../ports/node/ports.ts';
import { usageFailure } from './failure.ts';
import { interruptible } from './interrupt.ts';
import { deadlineOf, type OwnOptions, splitArguments } from './options.ts';
import { printReport } from './print.ts';

/** `whyssh demo`: breaks small servers on loopback and diagnoses them, one after another. 0: every one was found. */
export async function demo(words: readonly string[]): Promise<number> {
  try {
    const { own, ssh } = splitArguments(words);
    if (ssh.length > 0) return usageFailure('whyssh demo takes no arguments but options');
    return await interruptible((stop) => scenesOneByOne(own, stop));
  } catch (error) {
    if (error instanceof UsageError) return usageFailure(error.message);
    throw error;
  }
}

async function scenesOneByOne(own: OwnOptions, stop: AbortSignal): Promise<number> {
  const ports = nodePorts();
  let found = 0;
  for (const [index, scene] of scenes.entries()) {
    if (stop.aborted) return 2;
    if (!own.json) process.stdout.write(`\n${index + 1} of ${scenes.length}: ${scene.title}\n`);
    const running = await scene.start();
    try {
      const parsed = targetOf(running.words);
      if (!parsed.ok) throw new Error(parsed.problem);
      const request = {
        target: parsed.target,
        words: parsed.words,
        login: own.login,
        session: false,
        portSearch: false,
        contrast: false,
        touch: false,
        wait: false,
        deadlineMs: deadlineOf(own),
        stateFolder: null,
        via: null,
        from: null,
        code: null,
      };
      const { report } = await examine(request, ports, () => undefined, stop);
      await printReport(report, own);
      const first = report.first.map(({ id }) => id as string);
      const right = scene.expect.length === 0 ? report.exit !== 1 : scene.expect.some((id) => first.includes(id));
      if (right) found += 1;
    } finally {
      await running.stop();
    }
  }
  if (!own.json) process.stdout.write(`${found} of ${scenes.length} found.\n`);
  return found === scenes.length ? 0 : 1;
}
