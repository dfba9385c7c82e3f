import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, type Condition, fact, is, not, some } from '../contract/condition.ts';
import type { FactRecord, Observation } from '../contract/fact.ts';
import type { TcpConnect } from '../contract/facts/tcp.ts';
import { evaluate } from './evaluate.ts';
import { FactStore } from './store.ts';

const focus = { hop: 0, address: '192.0.2.7', port: 22 };

function storeOf(...records: readonly Omit<FactRecord, 'seq'>[]): FactStore {
  const observations: Observation[] = records.map((record, index) => ({
    seq: index + 1,
    by: 'test',
    subject: record.subject,
    atMs: 0,
    tookMs: 0,
    footprint: { connections: 0, authAttempts: 0 },
    facts: [{ ...record, seq: index + 1 }],
    evidence: [],
  }));
  return new FactStore(observations);
}

const connect = (value: TcpConnect, port = 22, address = focus.address): Omit<FactRecord, 'seq'> => ({
  key: 'tcp.connect',
  subject: { hop: 0, address, port },
  fact: { known: true, value },
});

const refused = fact('tcp.connect').kind('refused', 'refused');
const open = fact('tcp.connect').kind('open', 'open');

describe('conditions in three values', () => {
  it('follow Kleene: yes, no and unknown', () => {
    const facts = storeOf(connect({ kind: 'refused', afterMs: 1, icmp: null }));
    const unknown = fact('banner.read').kind('ssh', 'ssh');
    const answer = (condition: Condition) => evaluate(condition, facts, focus).answer;
    expect(answer(all(refused, unknown))).toBe('unknown');
    expect(answer(all(open, unknown))).toBe('no');
    expect(answer(any(refused, unknown))).toBe('yes');
    expect(answer(any(open, unknown))).toBe('unknown');
    expect(answer(not(unknown))).toBe('unknown');
    expect(answer(not(open))).toBe('yes');
  });

  it('tell a field that is not known from one that is known not to be there', () => {
    const sender = fact('tcp.connect').field('icmp.sender').equals('10.2.0.1', 'sender');
    const noIcmp = fact('tcp.connect').field('icmp').equals(null, 'a reset');
    const seen = (icmp: null | undefined) => storeOf(connect({ kind: 'refused', afterMs: 1, icmp }));
    expect(evaluate(sender, seen(undefined), focus).answer).toBe('unknown');
    expect(evaluate(sender, seen(null), focus).answer).toBe('no');
    expect(evaluate(noIcmp, seen(null), focus).answer).toBe('yes');
    expect(evaluate(noIcmp, seen(undefined), focus).answer).toBe('unknown');
  });

  it('name the subject that a quantifier found, and what is missing when nothing was looked at', () => {
    const elsewhere = some('other-port', open, 'another port is open', 'live-port');
    const facts = storeOf(
      connect({ kind: 'refused', afterMs: 1, icmp: null }),
      connect({ kind: 'open', rttMs: 1 }, 2222),
    );
    expect(evaluate(elsewhere, facts, focus).bound.get('live-port')).toMatchObject({ port: 2222 });
    const alone = evaluate(elsewhere, storeOf(connect({ kind: 'refused', afterMs: 1, icmp: null })), focus);
    expect(alone.answer).toBe('unknown');
    expect(alone.missing.map(({ key }) => key)).toEqual(['tcp.connect']);
  });

  it('hold all tests of an element together, not of several', () => {
    const files = [
      { explicit: true, state: 'private-key' },
      { explicit: false, state: 'missing' },
    ];
    const facts = storeOf({
      key: 'config.identity-files',
      subject: { hop: 0 },
      fact: { known: true, value: files as never },
    });
    const wanted = fact('config.identity-files').element(
      { explicit: is(true), state: is('missing') },
      'a named file is missing',
    );
    expect(evaluate(wanted, facts, focus).answer).toBe('no');
  });

  const leafs = fc.constantFrom<Condition>(refused, open, fact('banner.read').kind('ssh', 'ssh'));
  const conditions = fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leafs,
      fc.array(tie('node'), { maxLength: 3 }).map((of) => all(...of)),
      fc.array(tie('node'), { maxLength: 3 }).map((of) => any(...of)),
      tie('node').map((of) => not(of)),
    ),
  })).node;

  it('never change a yes or no when a further fact becomes known', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const before = evaluate(condition, storeOf(connect({ kind: 'refused', afterMs: 1, icmp: null })), focus);
        const banner = {
          key: 'banner.read',
          subject: focus,
          fact: { known: true, value: { kind: 'silent', waitedMs: 1 } },
        } as const;
        const after = evaluate(condition, storeOf(connect({ kind: 'refused', afterMs: 1, icmp: null }), banner), focus);
        if (before.answer !== 'unknown') expect(after.answer).toBe(before.answer);
        if (before.answer === 'unknown') expect(before.missing.length).toBeGreaterThan(0);
      }),
    );
  });
});
