import { expect, test } from 'vitest';
import { summarize } from './board.ts';
import { oneInside, pick, sampled } from './load.ts';
import { judge, unreadable } from './run-scenario.ts';
import { complaint, onReleases, releaseOf, type Scenario, waysToAsk } from './scenario.ts';

const stopped: Scenario = {
  id: 'connect/stopped',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  expect: { first: 'connect/a' },
  via: { first: 'connect/a', verdict: 'proven' },
  here: { first: 'connect/a', verdict: 'likely' },
};
const all = onReleases(stopped).flatMap(waysToAsk);
const ids = (scenarios: readonly Scenario[]) => scenarios.map(({ id }) => id);

test('a scenario stands once for each release, in each way it is asked, and keeps everything else', () => {
  expect(all).toHaveLength(4 * 3);
  expect(ids(all)).toContain('connect/stopped@sid.here');
  const twin = all.find(({ id }) => id === 'connect/stopped@sid.via');
  expect(twin).toMatchObject({
    server: { boot: true, image: 'sid' },
    asked: 'via',
    expect: stopped.via,
    counts: false,
  });
});

test('the release that the file is written for keeps the plain id', () => {
  const onTrixie = onReleases({ ...stopped, server: { image: 'trixie' } });
  expect(onTrixie.map(releaseOf)).toEqual(['trixie', 'bullseye', 'bookworm', 'sid']);
  expect(ids(onTrixie)).toEqual([
    'connect/stopped',
    ...['bullseye', 'bookworm', 'sid'].map((name) => `connect/stopped@${name}`),
  ]);
  expect(releaseOf({ server: { kind: 'dropbear' } })).toBeNull();
});

test('a sample has one release of each scenario, whole, and none whose image is built on demand', () => {
  const scenarios = ['a', 'b', 'c', 'd'].flatMap((name) =>
    onReleases({ ...stopped, id: `connect/${name}` }).flatMap(waysToAsk),
  );
  const sample = sampled(scenarios);
  expect(sample).toHaveLength(4 * 3);
  expect(new Set(sample.map(releaseOf))).toEqual(new Set(['bookworm', 'trixie']));
  // What stands for a scenario counts as it would.
  expect(sample.filter(({ asked, counts }) => asked === undefined && counts !== false)).toHaveLength(4);
  expect(sampled(scenarios)).toEqual(sample);
});

test('other releases are picked only by a word that asks for one', () => {
  expect(ids(pick(all, 'stopped*'))).toEqual(['connect/stopped', 'connect/stopped.via', 'connect/stopped.here']);
  expect(ids(pick(all, 'connect/'))).toHaveLength(3);
  expect(ids(pick(all, 'stopped@sid'))).toEqual(['connect/stopped@sid']);
  expect(ids(pick(all, 'connect/*@*'))).toHaveLength(9);
});

test('a release that does not exist is a complaint', () => {
  expect(complaint({ ...stopped, releases: ['sarge'] })).toMatch(/sarge/);
});

test('the figures stand apart by layer and release, and a fault that cannot be proven from there is no miss', () => {
  const said = (verdict: string) => ({
    code: 1,
    stdout: JSON.stringify({ outcome: 'problem', first: [{ id: 'connect/a', verdict }] }),
    stderr: '',
    ms: 1,
  });
  const results = all.map((one) =>
    judge(one, said(one.asked === 'via' && one.id.includes('@sid') ? 'likely' : 'proven')),
  );
  const { layers, releases } = summarize([...results, unreadable('broken.ts', 'no object')]);
  expect(layers.via).toEqual({ scenarios: 4, firstRight: 4, decidable: 4, firstAndProven: 3, provenWrong: 0 });
  expect(layers.here).toMatchObject({ scenarios: 4, decidable: 0 });
  expect(releases.sid?.via.firstAndProven).toBe(0);
  expect(releases.trixie?.via.firstAndProven).toBe(1);
});

test('a bounded run asks for the inside once a scenario, and always the same way', () => {
  const few = ids(oneInside(sampled(all)));
  expect(few).toHaveLength(2);
  expect(few.filter((id) => /\.(via|here)$/.test(id))).toHaveLength(1);
  expect(ids(oneInside(sampled(all)))).toEqual(few);
});
