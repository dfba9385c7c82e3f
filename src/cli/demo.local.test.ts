import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');

describe('whyssh demo', () => {
  it('finds every broken server on loopback, and ends by itself', () => {
    const result = spawnSync(process.execPath, [main, 'demo'], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, NO_COLOR: '1' },
    });
    expect(result.stdout.split('\n').at(-2)).toMatch(/^(\d+) of \1 found\.$/u);
    expect(result.status).toBe(0);
  }, 70_000);
});
