import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canRunLab } from './can-run.ts';

test.skipIf(!canRunLab().can)('a killed runner leaves no process of its world behind', async () => {
  const program = `
    import { setUp } from ${JSON.stringify(join(import.meta.dirname, 'setup.ts'))};
    const stage = await setUp({ id: 'connect/x', expect: {} }, () => undefined);
    console.log(stage.hub.enterCommand('server'));
    setInterval(() => undefined, 1000);`;
  const runner = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const command = await new Promise<string>((resolve) =>
    runner.stdout.once('data', (data: Buffer) => resolve(data.toString())),
  );
  const pid = /-t (\d+)/.exec(command)?.[1] ?? '';
  expect(existsSync(`/proc/${pid}`)).toBe(true);
  runner.kill('SIGKILL');
  await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 5_000, interval: 20 }).toBe(false);
});
