/**
 * Turns runs that the lab recorded (`npm run lab -- --record DIR`) into cases of the causes they show:
 *   node lab/record-case.ts DIR [--only connect/]
 * A run of a scenario becomes `src/causes/<its first cause>.cases/fires-lab-<scenario>.json`. Only facts that some cause
 * reads are kept; a run that does not show what its scenario expects is left out, and so is a case that is there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { causes } from '../src/causes/registry.generated.ts';
import type { Case, CaseFact } from '../src/contract/case.ts';
import type { FactRecord, Observation } from '../src/contract/fact.ts';
import { factRegistry } from '../src/contract/facts/registry.ts';
import { askedOf, observationsOf } from '../src/diagnose/case.ts';
import { type Diagnosis, diagnose } from '../src/diagnose/diagnose.ts';
import { loadScenarios, ownScenarios, pick } from './load.ts';
import { allowedFirst, type Scenario } from './scenario.ts';

/** A case names the kernel by its version alone, not the machine that built it. */
const kernel = release().split('.').slice(0, 2).join('.');

interface RecordedRun {
  readonly head: { readonly asked: NonNullable<Case['asked']>; readonly startedAt: string };
  readonly observations: readonly Observation[];
}

/** Facts that some cause reads, and those that say where the way ends. */
const readKeys: ReadonlySet<string> = new Set([
  ...[...JSON.stringify(causes).matchAll(/"([a-z0-9]+(?:\.[a-z0-9-]+)+)"/g)].map((match) => match[1] ?? ''),
  'address.used',
  'config.effective',
  'kex.result',
  'login.outcome',
]);

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const folder = positionals[0];
if (folder === undefined) {
  process.stderr.write('node lab/record-case.ts DIR [--only ID,…]\n');
  process.exit(64);
}
const { scenarios } = await loadScenarios(ownScenarios);
const files = new Set(readdirSync(folder));
for (const scenario of values.only === undefined
  ? scenarios.filter(({ id }) => !id.includes('@'))
  : pick(scenarios, values.only)) {
  const file = `${scenario.id.replace('/', '--')}.json`;
  if (files.has(file)) process.stdout.write(`${scenario.id}: ${keep(scenario, readRun(join(folder, file)))}\n`);
}

function keep(scenario: Scenario, run: RecordedRun): string {
  const { injected, allowed } = allowedFirst(scenario.expect);
  if (injected === undefined) return 'has no cause';
  const made = caseOf(scenario.id, injected, run);
  if (typeof made === 'string') return made;
  const stranger = made.firstIs.find((id) => !allowed.includes(id));
  if (stranger !== undefined) return `left out, ${stranger} stands first`;
  const path = join(
    import.meta.dirname,
    '..',
    'src',
    'causes',
    `${injected}.cases`,
    `fires-lab-${nameOf(scenario)}.json`,
  );
  if (existsSync(path)) return 'is there';
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, textOf(made.stored).replaceAll(release(), kernel));
  return `${injected} ${made.stored.expect.verdict}`;
}

/** The case, or why there is none. Its facts alone must give what the whole run gives. */
function caseOf(
  id: string,
  injected: string,
  { head, observations }: RecordedRun,
): { readonly stored: Case; readonly firstIs: readonly string[] } | string {
  const { hops, noLogin, names } = head.asked;
  const asked = {
    ...(hops === undefined ? {} : { hops }),
    ...(noLogin === true ? { noLogin } : {}),
    ...(names === undefined ? {} : { names }),
  };
  const draft: Case = {
    from: 'lab',
    source: `${id} ${head.startedAt.slice(0, 10)}`,
    about: `Recorded from ${id}.`,
    asked,
    facts: observations.flatMap(({ facts }) => facts.filter(isRead).map(caseFact)),
    expect: { verdict: 'possible' },
  };
  const whole = diagnose(observations, causes, askedOf(draft));
  const kept = diagnose(observationsOf(draft), causes, askedOf(draft));
  if (shown(whole) !== shown(kept)) return 'left out, the facts kept say something else than the run';
  const found = kept.first.find((one) => one.id === injected);
  if (found === undefined) return `left out, ${injected} does not stand first`;
  const stored = { ...draft, expect: { verdict: found.verdict, first: true } };
  return { stored, firstIs: kept.first.map((one) => one.id) };
}

function shown({ first, blocked }: Diagnosis): string {
  return JSON.stringify([first.map(({ id, verdict }) => [id, verdict]), blocked]);
}

function isRead({ key }: FactRecord): boolean {
  return readKeys.has(key) && factRegistry[key].redaction !== 'secret';
}

function caseFact({ key, subject, fact, seq }: FactRecord): CaseFact {
  const { hop, address, port, contrast } = subject;
  return {
    key,
    ...(hop === 0 ? {} : { hop }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
    ...(contrast === undefined ? {} : { contrast }),
    seq,
    ...(fact.known ? { value: fact.value } : { gap: fact.gap }),
  };
}

/** One fact a line, so that a change of one shows as one line. */
function textOf({ facts, asked, expect, ...rest }: Case): string {
  const heads = Object.entries(rest).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const lines = facts.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const end = `  "expect": ${JSON.stringify(expect)}\n}\n`;
  return `{\n${heads.join('\n')}\n  "asked": ${JSON.stringify(asked)},\n  "facts": [\n${lines}\n  ],\n${end}`;
}

function nameOf({ id }: Scenario): string {
  return id.slice(id.indexOf('/') + 1).replaceAll('.', '-');
}

function readRun(path: string): RecordedRun {
  return JSON.parse(readFileSync(path, 'utf8')) as RecordedRun;
}
