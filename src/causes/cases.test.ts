import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Case } from '../contract/case.ts';
import { wayOf } from '../diagnose/blocked.ts';
import { askedOf, observationsOf } from '../diagnose/case.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import { judgeCause } from '../diagnose/judge.ts';
import { FactStore } from '../diagnose/store.ts';
import { causes } from './registry.generated.ts';

const root = import.meta.dirname;
const only = process.env['WHYSSH_CASE'];

/** Every stored case still gives its stored verdict. */
describe.each(causes.filter(({ id }) => only === undefined || id.includes(only)))('$id', (cause) => {
  const folder = join(root, `${cause.id}.cases`);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  it('has cases that fire, stay silent and cannot tell', () => {
    for (const kind of ['fires-', 'silent-', 'cannot-tell-'])
      expect(
        files.some((name) => name.startsWith(kind)),
        kind,
      ).toBe(true);
  });
  it.each(files)('%s', (file) => {
    const stored = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case;
    const observations = observationsOf(stored);
    const asked = askedOf(stored);
    const result = diagnose(observations, causes, asked);
    const inFirst = result.first.find(({ id }) => id === cause.id);
    const facts = new FactStore(observations);
    const own = judgeCause(cause, facts, wayOf(facts, asked.hops).focus);
    const verdict = inFirst?.verdict ?? own.verdict;
    // "likely" is "possible" with few rivals left: how many there are is the catalogue's affair, not the case's.
    const same = verdict === 'likely' && stored.expect.verdict === 'possible' ? 'possible' : verdict;
    expect(same, `verdict of ${basename(file)}`).toBe(stored.expect.verdict);
    if (stored.expect.first !== undefined) expect(inFirst !== undefined, 'stands first').toBe(stored.expect.first);
    if (stored.expect.firstIs !== undefined)
      expect(result.first.map(({ id }) => id).sort()).toEqual([...stored.expect.firstIs].sort());
    const kind = basename(file).split('-')[0];
    if (kind === 'fires') expect(['proven', 'likely', 'possible']).toContain(stored.expect.verdict);
    if (kind === 'cannot') expect(stored.expect.verdict).toBe('cannot-tell');
    if (kind === 'silent') expect(['ruled-out', 'cannot-tell', 'possible']).toContain(stored.expect.verdict);
    if (kind === 'silent') expect(inFirst, 'a silent case never stands first').toBeUndefined();
  });
});
