import { describe, expect, it } from 'vitest';
import type { Cause } from '../src/contract/cause.ts';
import { fact } from '../src/contract/condition.ts';
import { type Catalogue, catalogueComplaints } from './catalogue.ts';
import { loadCatalogue } from './load-catalogue.ts';

const sound: Cause = {
  id: 'connect/wrong-port',
  title: 'The port is wrong.',
  layer: 'K',
  frequency: 'common',
  signs: [{ when: fact('tcp.connect').kind('refused', 'refused'), weight: 'strong' }],
  lookAlikes: [],
  fix: [{ where: 'client', system: 'any', does: 'Use the other port:', run: 'ssh -p 2222 {name}' }],
  source: ['lab'],
};

const stored = { from: 'written', about: '', facts: [], expect: { verdict: 'possible' } } as const;
const threeCases = ['fires-a.json', 'silent-a.json', 'cannot-tell-a.json'].map((file) => ({ file, stored }));

function sample(causes: readonly Cause[], change: Partial<Catalogue> = {}): Catalogue {
  return {
    causes,
    knownIds: new Set(['wrong-port', 'fw-drop-rule', 'dns-name-not-found']),
    cases: new Map(causes.map(({ id }) => [id, threeCases])),
    strayFiles: [],
    scenarioIds: new Set(causes.map(({ id }) => id)),
    withoutScenario: new Map(),
    given: new Set(['tcp.connect']),
    ...change,
  };
}

describe('the catalogue', () => {
  it('keeps every promise that a machine can check', () => {
    expect(catalogueComplaints(loadCatalogue())).toEqual([]);
  });

  it('accepts a sound sample', () => {
    expect(catalogueComplaints(sample([sound]))).toEqual([]);
  });

  // Broken samples: each must be found.
  const fix = (run: string): Cause => ({ ...sound, fix: [{ where: 'server', system: 'linux', does: 'Do it:', run }] });
  it.each<[string, Catalogue, RegExp]>([
    ['an id spelled otherwise', sample([{ ...sound, id: 'connect/port-wrong' }]), /letter by letter/u],
    ['a stage that does not exist', sample([{ ...sound, id: 'network/wrong-port' as never }]), /no stage/u],
    ['an id used twice', sample([sound, sound]), /used twice/u],
    ['an old id used again', sample([{ ...sound, formerly: ['connect/wrong-port'] }]), /used twice/u],
    ['no way to be raised', sample([{ ...sound, signs: [] }]), /could ever raise/u],
    ['no fix', sample([{ ...sound, fix: [] }]), /no fix/u],
    ['no source', sample([{ ...sound, source: [] }]), /no source/u],
    ['no silent case', sample([sound], { cases: new Map([[sound.id, threeCases.slice(0, 1)]]) }), /no case silent-/u],
    ['no scenario', sample([sound], { scenarioIds: new Set() }), /no lab scenario/u],
    ['a fact nobody gives', sample([sound], { given: new Set() }), /nothing gives it/u],
    [
      'a fact nobody registered',
      sample([{ ...sound, proof: fact('tcp.nonsense' as never).kind('x', 'y') }]),
      /not registered/u,
    ],
    ['a stray file', sample([sound], { strayFiles: ['connect/helper.ts'] }), /no cause, and no case/u],
    ['host keys unchecked', sample([fix('ssh -o StrictHostKeyChecking=no h')]), /host key checking/u],
    ['everybody may write', sample([fix('chmod 777 ~/.ssh')]), /everybody/u],
    ['all rules gone', sample([fix('iptables -F')]), /flushes/u],
    ['the firewall gone', sample([fix('ufw disable')]), /disables a guard/u],
    ['an unknown cause explained', sample([{ ...sound, explains: ['connect/nothing'] }]), /not in the catalogue/u],
    [
      'an earlier stage hidden',
      sample([
        { ...sound, explains: ['resolve/dns-name-not-found'] },
        { ...sound, id: 'resolve/dns-name-not-found' },
      ]),
      /earlier stage/u,
    ],
    [
      'a circle',
      sample([
        { ...sound, explains: ['connect/fw-drop-rule'] },
        { ...sound, id: 'connect/fw-drop-rule', explains: ['connect/wrong-port'] },
      ]),
      /circle/u,
    ],
  ])('finds %s', (_, catalogue, complaint) => {
    expect(catalogueComplaints(catalogue).join('\n')).toMatch(complaint);
  });
});
