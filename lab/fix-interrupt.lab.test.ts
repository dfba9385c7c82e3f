import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The whole of them: `node lab/fix-interrupt.ts`. */
const sample = 6;

it('nobody is locked out by an interrupted fix, and no file is half written', { timeout: 240_000 }, () => {
  const words = [
    join(import.meta.dirname, 'fix-interrupt.ts'),
    '--only',
    'allowusers',
    '--sample',
    String(sample),
    '--jobs',
    '2',
  ];
  const ran = spawnSync(process.execPath, words, { encoding: 'utf8', cwd: join(import.meta.dirname, '..') });
  expect(ran.stdout + ran.stderr).toContain(`${sample} interruptions of`);
  expect(ran.status, ran.stdout).toBe(0);
});
