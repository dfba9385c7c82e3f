import { expect, test } from 'vitest';
import { canRunLab } from '../can-run.ts';
import { campaign } from './campaign.ts';

// A small sample of what `npm run lab:firewall` does with hundreds.
test.skipIf(!canRunLab().can)(
  'rule sets mean to whyssh what they mean to the kernel',
  { timeout: 120_000 },
  async () => {
    const result = await campaign({ seed: 7, count: 10, only: undefined }, () => undefined);
    expect(result.wrong).toEqual([]);
    expect(result.packets).toBe(80);
    expect(result.unknown).toBeLessThanOrEqual(0.05 * result.packets);
  },
);
