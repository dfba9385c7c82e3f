import { describe, expect, it } from 'vitest';
import { type Cause, defineCause } from '../contract/cause.ts';
import { fact } from '../contract/condition.ts';
import type { Observation } from '../contract/fact.ts';
import { diagnose } from './diagnose.ts';
import { FactStore } from './store.ts';
import { fillCommand, fillWords } from './words.ts';

const asked = { hops: 1, noLogin: false, names: { name: 'deploy@shop', host: 'shop' } };
const refused = fact('tcp.connect').kind('refused', 'refused');
const subject = { hop: 0, address: '192.0.2.7', port: 22 };

const observation: Observation = {
  seq: 1,
  by: 'tcp-connect',
  subject,
  atMs: 0,
  tookMs: 0,
  footprint: { connections: 0, authAttempts: 0 },
  facts: [
    { key: 'tcp.connect', subject, seq: 1, fact: { known: true, value: { kind: 'refused', afterMs: 1, icmp: null } } },
  ],
  evidence: [],
};

function cause(id: Cause['id'], more: Partial<Cause> = {}): Cause {
  return defineCause({
    id,
    title: `${id}.`,
    layer: 'A',
    frequency: 'common',
    signs: [{ when: refused, weight: 'strong' }],
    lookAlikes: [],
    fix: [],
    source: [],
    ...more,
  });
}

const first = (...causes: readonly Cause[]) =>
  diagnose([observation], causes, asked).first.map(({ id, verdict }) => `${id} ${verdict}`);

describe('rivals', () => {
  it('share the first place only when the facts cannot separate them, the common one first', () => {
    expect(first(cause('connect/a', { frequency: 'rare' }), cause('connect/b'))).toEqual([
      'connect/b likely',
      'connect/a possible',
    ]);
    expect(first(cause('connect/a', { signs: [{ when: refused, weight: 'weak' }] }), cause('connect/b'))).toEqual([
      'connect/b likely',
    ]);
  });
  it('give way to a proven cause, and a proven cause hides what it explains', () => {
    const proven = cause('connect/p', { proof: refused, explains: ['connect/q'] });
    const result = diagnose([observation], [cause('connect/a'), proven, cause('connect/q', { proof: refused })], asked);
    expect(result.first.map(({ id }) => id)).toEqual(['connect/p']);
    expect(result.then).toEqual([]);
    expect(result.alsoPossible.map(({ id }) => id)).toEqual(['connect/a']);
  });
  it('are never proven when proof and rule-out contradict each other', () => {
    expect(first(cause('connect/p', { proof: refused, ruledOutBy: refused }))).toEqual(['connect/p likely']);
  });
  it('do not compete with causes of another look', () => {
    expect(first(cause('auth/a'), cause('connect/b'))).toEqual(['connect/b likely']);
  });
  it('hide nothing of an earlier stage', () => {
    const result = diagnose(
      [observation],
      [
        cause('connect/p', { proof: refused, explains: ['resolve/r'] }),
        cause('resolve/r', { proof: refused, showsAt: ['connect'] }),
      ],
      asked,
    );
    expect(result.first.map(({ id }) => id)).toEqual(['resolve/r']);
    expect(result.then.map(({ id }) => id)).toEqual(['connect/p']);
  });
});

describe('words', () => {
  const names = {
    facts: new FactStore([observation]),
    focus: subject,
    bound: new Map([['other', { ...subject, port: 2222 }]]),
    asked: { host: "a'b\u001B[31m", gone: null },
  };
  it('fill names, fields and bound subjects, and leave optional parts out', () => {
    expect(fillWords('{address} port {port}, {tcp.connect.afterMs} ms, {other:port}[ via {gone}]', names)).toBe(
      '192.0.2.7 port 22, 1 ms, 2222',
    );
  });
  it('never let foreign text drive the terminal or the shell', () => {
    expect(fillWords('{host}', names)).toBe("a'b\\x1b[31m");
    expect(fillCommand('ssh {host}', names)).toBe("ssh 'a'\\''b\\x1b[31m'");
  });
});
