import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { complaint, type Scenario } from './scenario.ts';

export const ownScenarios = join(import.meta.dirname, 'scenarios');

/** All scenarios of a folder and its folders, by name; a file that is none is an error, never passed over. */
export async function loadScenarios(folder: string): Promise<readonly Scenario[]> {
  const root = resolve(folder);
  if (!existsSync(root)) throw new Error(`there is no folder ${folder}`);
  const files = (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => /\.(ts|js|mjs)$/.test(name))
    .sort();
  const scenarios: Scenario[] = [];
  for (const file of files) {
    const { default: value } = (await import(pathToFileURL(join(root, file)).href)) as { default?: unknown };
    const problem = complaint(value);
    if (problem !== undefined) throw new Error(`${file}: ${problem}`);
    const scenario = value as Scenario;
    if (root === ownScenarios && file.replace(/\.ts$/, '') !== scenario.id)
      throw new Error(`${file} calls itself ${scenario.id}`);
    if (scenarios.some(({ id }) => id === scenario.id)) throw new Error(`${file}: ${scenario.id} is there twice`);
    scenarios.push(scenario);
  }
  return scenarios;
}

/** `connect/sshd-stopped`, `sshd-stopped`, `connect/` or a part with `*`; several with commas. */
export function pick(scenarios: readonly Scenario[], wanted: string): readonly Scenario[] {
  const patterns = wanted.split(',').map((word) => {
    const escaped = word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(word.endsWith('/') ? `^${escaped}` : `^(?:[a-z]+/)?${escaped}$`);
  });
  return scenarios.filter(({ id }) => patterns.some((pattern) => pattern.test(id)));
}
