import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { board, line, page, summarize } from './board.ts';
import { canRunLab, installMissing } from './can-run.ts';
import { unshownMembers } from './group-proof.ts';
import { loadScenarios, oneInside, ownScenarios, pick, sampled } from './load.ts';
import { type Result, runScenario, unreadable } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

const usage = `npm run lab -- [--only ID[,ID]] [--scenarios DIR] [--json] [--all] [--jobs N] [--seed N] [--record DIR] [--groups] [--program FILE]
             [--command 'ssh …']
  --only       scenarios by id; a stage with a slash behind it, or a part with *; ID@sid on another release
  --scenarios  a folder of scenario files outside the project (lab/README.md)
  --all        every scenario on all its releases, and writes docs/score-board.md
  --board      writes docs/score-board.md from this run
  --sample     of the two ways to ask for a server's inside, one a scenario (as npm test does)
  --seed       runs in a shuffled order
  --groups     names members of groups whose outside facts are not shown to be equal
  --record     keeps what whyssh saw, a file a scenario
  --program    the program to judge, as a path in the checkout (default src/cli/main.ts)
  --command    runs this in the broken client instead of whyssh, and judges nothing
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    scenarios: { type: 'string' },
    json: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    sample: { type: 'boolean', default: false },
    board: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
    seed: { type: 'string' },
    record: { type: 'string' },
    groups: { type: 'boolean', default: false },
    program: { type: 'string' },
    command: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
process.exitCode = await main();

async function main(): Promise<number> {
  const say = (text: string) => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const able = canRunLab();
  if (!able.can) {
    say(`the lab cannot run here: ${able.why}`);
    return 2;
  }
  installMissing(say);
  const loaded = await loadScenarios(values.scenarios ?? ownScenarios);
  const chosen =
    values.only !== undefined
      ? pick(loaded.scenarios, values.only)
      : values.all
        ? loaded.scenarios
        : values.sample
          ? oneInside(sampled(loaded.scenarios))
          : sampled(loaded.scenarios);
  const broken = values.only === undefined ? loaded.broken.map(({ file, why }) => unreadable(file, why)) : [];
  if (chosen.length + broken.length === 0) {
    say(`no scenario is called ${values.only ?? values.scenarios}`);
    return 64;
  }
  const started = performance.now();
  const options = {
    say,
    ...(values.command === undefined ? {} : { command: values.command }),
    ...(values.program === undefined ? {} : { program: values.program }),
    ...(values.record === undefined ? {} : { record: values.record }),
  };
  const ordered = values.seed === undefined ? chosen : shuffle(chosen, Number(values.seed));
  const results = await inParallel(ordered, Number(values.jobs), async (scenario) => {
    const result = await runScenario(scenario, options);
    say(line(result));
    return result;
  });
  for (const one of broken) say(line(one));
  results.push(...broken);
  results.sort((one, other) => one.id.localeCompare(other.id));
  const summary = summarize(results);
  if (values.groups) {
    for (const { id, member, differs, nearest } of unshownMembers(chosen, results)) {
      say(
        `not shown: ${member} beside ${id}: ${nearest === undefined ? 'it has no scenario in this run' : `${nearest} differs in ${differs.join(', ')}`}`,
      );
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ summary, results: results.map(published) }, null, 1)}\n`);
  else say(`${board(summary)}\n${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (values.all || values.board) writeBoard(results, values.all ? '--all' : '--board');
  return summary.red > 0 ? 1 : 0;
}

/** A result as other programs read it. */
function published(result: Result): object {
  const { state, wrong, outcome, ...rest } = result; // `rest` has the id
  const { facts: _, ...read } = outcome ?? { facts: [] };
  const says = wrong.join('; ');
  return { passed: state === 'green', ...(state === 'skipped' ? { skipped: says } : { says }), ...rest, outcome: read };
}

async function inParallel(
  scenarios: readonly Scenario[],
  jobs: number,
  work: (scenario: Scenario) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...scenarios];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results.push(await work(next));
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
  return results;
}

/** Fisher and Yates with a small generator, so that a seed gives the same order again. */
function shuffle(scenarios: readonly Scenario[], seed: number): readonly Scenario[] {
  const list = [...scenarios];
  let state = seed >>> 0 || 1;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [list[at], list[other]] = [list[other] as Scenario, list[at] as Scenario];
  }
  return list;
}

function writeBoard(results: readonly Result[], option: string): void {
  const project = join(import.meta.dirname, '..');
  const commit = execFileSync('git', ['-C', project, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(join(project, 'docs', 'score-board.md'), page(results, { date, commit, option }));
}
