import { describe, expect, it } from 'vitest';
import { canRunLab } from './can-run.ts';
import { runScript, scriptMaxMs } from './console-script.ts';
import { loadScenarios, ownScenarios, pick } from './load.ts';

/** One machine for each part of the script; all of them: npm run lab:script. */
const sample = [
  'connect/machine-healthy.here',
  'connect/machine-config-error.here',
  'connect/machine-masked.here',
  'connect/listen-loopback-only.here',
  'connect/banned-by-fail2ban.here',
  'auth/wrong-username.here',
  'auth/strictmodes-home.here',
];
const { scenarios } = await loadScenarios(ownScenarios);

describe.skipIf(!canRunLab().can)('check.sh on a broken machine', () => {
  it.each(
    sample,
  )('%s: the cause of `whyssh here`, in every shell, as root and as nobody; nothing is changed', async (id) => {
    const [scenario] = pick(scenarios, id);
    if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
    const result = await runScript(scenario, () => undefined);
    expect(result.wrong).toEqual([]);
    expect(result.state).toBe('green');
    expect(result.said).toBe(result.wanted);
    expect(result.ms).toBeLessThan(scriptMaxMs);
  }, 60_000);
});
