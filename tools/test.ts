/**
 * `npm test`: the checks, then every ring of tests that this machine can run. A ring that cannot run is reported as
 * skipped with its reason; in CI the lab ring must run where it can. Ends with one plain line of counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LayerFigures } from '../lab/board.ts';
import { canRunLab } from '../lab/can-run.ts';
import { runChecks } from './check.ts';

const root = join(import.meta.dirname, '..');

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const none: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The figures that the lab must reach. A red scenario below them is a finding, shown by name, and no reason to loosen it. */
const firstRightAtLeast = 0.95;
const provenAtLeast = 0.9;
/** Of the scenarios in which the inside, alone or joined, can prove something. */
const insideProvenAtLeast = 0.97;

const rings: readonly { readonly name: string; readonly run: () => Counts }[] = [
  { name: 'checks', run: checks },
  { name: 'pure ring', run: () => vitest('pure') },
  { name: 'local ring', run: () => vitest('local') },
  { name: 'lab ring', run: lab },
];

let total = none;
for (const { name, run } of rings) {
  const startedMs = performance.now();
  const counts = run();
  const took = ((performance.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(
    `== ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, ${took} s\n`,
  );
  total = sum(total, counts);
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function checks(): Counts {
  const failed = runChecks().length;
  return { passed: failed === 0 ? 1 : 0, failed, skipped: 0 };
}

function vitest(project: string): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'whyssh-test-'));
  const file = join(folder, 'result.json');
  try {
    const args = [
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ];
    const result = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args.slice(1)], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      // setup.sh has just built it.
      env: { ...process.env, WHYSSH_PROGRAM: join(root, 'dist', 'whyssh.cjs') },
    });
    const read = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numFailedTestSuites: number;
    };
    const failed = Math.max(
      read.numFailedTests,
      result.status === 0 ? 0 : 1,
      read.numFailedTestSuites > 0 && read.numFailedTests === 0 ? 1 : 0,
    );
    return { passed: read.numPassedTests, failed, skipped: read.numPendingTests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lab(): Counts {
  const able = canRunLab();
  if (!able.can) {
    process.stdout.write(`lab ring skipped: ${able.why}\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const unit = vitest('lab');
  const run = spawnSync(
    process.execPath,
    [join(root, 'lab', 'run.ts'), '--json', '--sample', '--program', 'dist/whyssh.cjs'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  const scenarios = scenarioCounts(run.stdout, run.status);
  return sum(unit, scenarios);
}

interface LabAnswer {
  readonly summary: {
    readonly scenarios: number;
    readonly firstRight: number;
    readonly provenRight: number;
    readonly provenExpected: number;
    readonly provenWrong: number;
    readonly footprintWrong: number;
    readonly layers: { readonly [layer in 'here' | 'via']: LayerFigures };
  };
  readonly results: readonly { id: string; passed: boolean; healthy: boolean; skipped?: string; says?: string }[];
}

function scenarioCounts(text: string, status: number | null): Counts {
  let answer: LabAnswer;
  try {
    answer = JSON.parse(text) as LabAnswer;
  } catch {
    process.stdout.write(`${text.slice(-4000)}\nthe lab ended with ${status} and no result\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { results, summary } = answer;
  const skipped = results.filter((one) => one.skipped !== undefined);
  const red = results.filter((one) => one.skipped === undefined && !one.passed);
  const green = results.length - red.length - skipped.length;
  for (const one of red) process.stdout.write(`lab scenario ${one.id} RED: ${one.says ?? ''}\n`);
  for (const one of skipped) process.stdout.write(`lab scenario ${one.id} skipped: ${one.skipped}\n`);
  const missed = [
    ...(skipped.length === results.length ? ['the lab can run here, but every scenario was skipped'] : []),
    ...(summary.firstRight < firstRightAtLeast * summary.scenarios ? ['the first cause is right too seldom'] : []),
    ...(summary.provenRight < provenAtLeast * summary.provenExpected ? ['too few are proven'] : []),
    ...(['here', 'via'] as const)
      .filter((layer) => summary.layers[layer].firstAndProven < insideProvenAtLeast * summary.layers[layer].decidable)
      .map((layer) => `the inside (${layer}) proves too few of its first causes`),
    ...(summary.provenWrong > 0 ? ['something was proven and wrong'] : []),
    ...(summary.footprintWrong > 0 ? ['a footprint was above its bounds or not as declared'] : []),
    ...(green < firstRightAtLeast * (results.length - skipped.length) ? ['too many scenarios are red'] : []),
  ];
  process.stdout.write(`lab: ${JSON.stringify(summary)}\n`);
  for (const figure of missed) process.stdout.write(`lab figure missed: ${figure}\n`);
  return { passed: green, failed: missed.length === 0 ? 0 : Math.max(red.length, 1), skipped: skipped.length };
}

function sum(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
