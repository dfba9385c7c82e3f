import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { recipes } from './images.ts';
import { complaint, onReleases, type Scenario, waysToAsk } from './scenario.ts';

export const ownScenarios = join(import.meta.dirname, 'scenarios');

export interface Loaded {
  /** Each scenario on each of its releases, in each way it is asked. */
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
    if (why === undefined) scenarios.push(...onReleases(value as Scenario).flatMap(waysToAsk));
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

/**
 * One release for each scenario: among those whose image is always built, chosen by its name, so that a run takes
 * different releases for different scenarios and the same ones every time.
 */
export function sampled(scenarios: readonly Scenario[]): readonly Scenario[] {
  const choices = new Map<string, Scenario[]>();
  for (const scenario of scenarios.filter(({ asked }) => asked === undefined)) {
    const family = choices.get(plainId(scenario.id)) ?? [];
    if (family.length === 0 || recipes[scenario.server?.image ?? '']?.onDemand !== true) family.push(scenario);
    choices.set(plainId(scenario.id), family);
  }
  const taken = new Set([...choices].map(([id, family]) => family[sumOf(id) % family.length]?.id));
  return scenarios
    .filter(({ id }) => taken.has(withoutWay(id)))
    .map((one) => (one.asked === undefined ? standsFor(one, choices.get(plainId(one.id))?.[0]) : one));
}

/** Of the two ways to ask for the inside, one a scenario, by its name: for runs whose time is bounded. */
export function oneInside(scenarios: readonly Scenario[]): readonly Scenario[] {
  const ids = new Set(scenarios.map(({ id }) => id));
  const both = (id: string) => ids.has(`${withoutWay(id)}.via`) && ids.has(`${withoutWay(id)}.here`);
  const left = (id: string) => `${withoutWay(id)}.${sumOf(plainId(id)) % 2 === 0 ? 'via' : 'here'}`;
  return scenarios.filter(({ id }) => !both(id) || id !== left(id));
}

/** A twin that was taken counts as the scenario that it stands for. */
function standsFor(twin: Scenario, { counts }: Partial<Scenario> = {}): Scenario {
  const { counts: _, ...rest } = twin;
  return counts === undefined ? rest : { ...rest, counts };
}

/** The id without the way it is asked and the release. */
function plainId(id: string): string {
  return withoutWay(id).replace(/@[a-z]+$/, '');
}

function withoutWay(id: string): string {
  return id.replace(/\.(via|here)$/, '');
}

function sumOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}

/**
 * `connect/sshd-stopped`, `sshd-stopped`, `connect/` or a part with `*`; several with commas. Other releases than the
 * scenario's own only by a word with `@`, as `sshd-stopped@sid` or `connect/*@bullseye*`.
 */
export function pick(scenarios: readonly Scenario[], wanted: string): readonly Scenario[] {
  const patterns = wanted.split(',').map((word) => {
    const escaped = word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(word.endsWith('/') ? `^${escaped}` : `^(?:[a-z]+/)?${escaped}$`);
  });
  return scenarios.filter(({ id }) =>
    patterns.some((pattern) => pattern.test(id) && (!id.includes('@') || pattern.source.includes('@'))),
  );
}
