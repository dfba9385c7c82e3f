/**
 * `npm test`: the checks, then every ring of tests that this machine can run. A ring that cannot run is reported as
 * skipped with its reason; in CI the lab ring must run where it can. Ends with one plain line of counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canRunLab } from '../lab/can-run.ts';
import { runChecks } from './check.ts';

const root = join(import.meta.dirname, '..');

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const none: Counts = { passed: 0, failed: 0, skipped: 0 };

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
  const run = spawnSync(process.execPath, [join(root, 'lab', 'run.ts'), '--json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 256 * 1024 * 1024,
  });
  const scenarios = scenarioCounts(run.stdout, run.status);
  return sum(unit, scenarios);
}

function scenarioCounts(text: string, status: number | null): Counts {
  try {
    const { results } = JSON.parse(text) as {
      results: readonly { id: string; passed: boolean; skipped?: string; says?: string }[];
    };
    const skipped = results.filter((one) => one.skipped !== undefined);
    const failed = results.filter((one) => one.skipped === undefined && !one.passed);
    for (const one of failed) process.stdout.write(`lab scenario ${one.id} FAILED: ${one.says ?? ''}\n`);
    for (const one of skipped) process.stdout.write(`lab scenario ${one.id} skipped: ${one.skipped}\n`);
    if (skipped.length === results.length) {
      process.stdout.write('the lab can run here, but every scenario was skipped\n');
      return { passed: 0, failed: 1, skipped: skipped.length };
    }
    return { passed: results.length - failed.length - skipped.length, failed: failed.length, skipped: skipped.length };
  } catch {
    process.stdout.write(`${text.slice(-4000)}\nthe lab ended with ${status} and no result\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function sum(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
