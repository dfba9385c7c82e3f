import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { complaint, type Scenario, waysToAsk } from './scenario.ts';

export const ownScenarios = join(import.meta.dirname, 'scenarios');

export interface Loaded {
  readonly scenarios: readonly Scenario[];
  /** Files that are no scenario, with the reason: red by name, never passed over, and no reason to leave the others out. */
  readonly broken: readonly { readonly file: string; readonly why: string }[];
}

/** All scenarios of a folder and its folders, by name. */
export async function loadScenarios(folder: string): Promise<Loaded> {
  const root = resolve(folder);
  if (!existsSync(root)) throw new Error(`there is no folder ${folder}`);
  const files = (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => /\.(ts|js|mjs)$/.test(name))
    .sort();
  const scenarios: Scenario[] = [];
  const broken: { file: string; why: string }[] = [];
  for (const file of files) {
    const value = await defaultOf(join(root, file));
    const why =
      value instanceof Error
        ? value.message
        : (complaint(value) ?? misplaced(root, file, value as Scenario, scenarios));
    if (why === undefined) scenarios.push(...waysToAsk(value as Scenario));
    else broken.push({ file, why });
  }
  return { scenarios, broken };
}

async function defaultOf(path: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function misplaced(root: string, file: string, scenario: Scenario, others: readonly Scenario[]): string | undefined {
  if (root === ownScenarios && file.replace(/\.ts$/, '') !== scenario.id) return `it calls itself ${scenario.id}`;
  return others.some(({ id }) => id === scenario.id) ? `${scenario.id} is there twice` : undefined;
}

/** `connect/sshd-stopped`, `sshd-stopped`, `connect/` or a part with `*`; several with commas. */
export function pick(scenarios: readonly Scenario[], wanted: string): readonly Scenario[] {
  const patterns = wanted.split(',').map((word) => {
    const escaped = word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(word.endsWith('/') ? `^${escaped}` : `^(?:[a-z]+/)?${escaped}$`);
  });
  return scenarios.filter(({ id }) => patterns.some((pattern) => pattern.test(id)));
}
