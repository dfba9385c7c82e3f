import { parseArgs } from 'node:util';
import { scriptForConsole, scriptMaxBytes } from '../src/app/check-script.ts';
import { toldCauses } from '../src/app/console/catalogue.ts';
import { causes } from '../src/causes/registry.generated.ts';
import { codeLength } from '../src/wire/console/code.ts';
import { canRunLab, installMissing } from './can-run.ts';
import { runScript, type ScriptResult } from './console-script.ts';
import { loadScenarios, ownScenarios, pick } from './load.ts';

const usage = `npm run lab:script -- [--only ID[,ID]] [--show]
  Runs check.sh on the machines on which \`whyssh here\` is asked, and prints its figures.
  --show  the screens too
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, show: { type: 'boolean', default: false } } });
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  const able = canRunLab();
  if (!able.can) {
    process.stderr.write(`${usage}the lab cannot run here: ${able.why}\n`);
    return 2;
  }
  installMissing(say);
  const { scenarios } = await loadScenarios(ownScenarios);
  const asked = scenarios.filter(({ asked: how }) => how === 'here');
  const chosen = values.only === undefined ? asked : pick(asked, values.only);
  const results: ScriptResult[] = [];
  for (const scenario of chosen) {
    const result = await runScript(scenario, () => undefined);
    results.push(result);
    say(
      `${result.state.padEnd(7)} ${result.id.padEnd(48)} ${result.said ?? '-'}${result.tellable ? '' : '  (not for a console to tell)'} ${result.ms} ms`,
    );
    for (const wrong of result.wrong) say(`        ${wrong}`);
    if (values.show) say(result.screen);
  }
  const ran = results.filter(({ state }) => state !== 'skipped');
  const times = ran.map(({ ms }) => ms).sort((a, b) => a - b);
  const tellable = ran.filter((one) => one.tellable && one.wanted !== null);
  const bytes = scriptForConsole().length;
  say(`
check.sh: ${bytes} of ${scriptMaxBytes} bytes (${Math.round((bytes / scriptMaxBytes) * 100)} %), ${toldCauses(causes).length} causes
the code: ${codeLength} letters and digits
machines: ${ran.length}, time: median ${times[Math.floor(times.length / 2)] ?? 0} ms, longest ${times.at(-1) ?? 0} ms
first cause right where a console can tell it: ${tellable.filter(({ said, wanted }) => said === wanted).length} of ${tellable.length}; red: ${ran.filter(({ state }) => state === 'red').length}`);
  return ran.every(({ state }) => state === 'green') ? 0 : 1;
}
