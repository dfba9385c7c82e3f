import type { Case, CaseFact } from '../contract/case.ts';
import type { FactRecord, Observation, Subject } from '../contract/fact.ts';
import { factRegistry } from '../contract/facts/registry.ts';
import type { Asked } from './diagnose.ts';

/** Turns the facts of a stored case into observations, so that it is judged like a run. */
export function observationsOf(stored: Case): readonly Observation[] {
  const bySeq = new Map<number, FactRecord[]>();
  stored.facts.forEach((one, index) => {
    const seq = one.seq ?? 1000 + index;
    bySeq.set(seq, [...(bySeq.get(seq) ?? []), recordOf(one, seq)]);
  });
  return [...bySeq].map(([seq, facts]) => ({
    seq,
    by: factRegistry[facts[0]?.key ?? 'tcp.connect'].by,
    subject: facts[0]?.subject ?? { hop: 0 },
    atMs: 0,
    tookMs: 0,
    footprint: { connections: 0, authAttempts: 0 },
    facts,
    evidence: [],
  }));
}

export function askedOf(stored: Case): Asked {
  return {
    hops: stored.asked?.hops ?? 1,
    noLogin: stored.asked?.noLogin ?? false,
    names: stored.asked?.names ?? {
      host: 'server.example',
      hostname: 'server.example',
      name: 'server.example',
      user: 'deploy',
      port: 22,
    },
  };
}

function recordOf(one: CaseFact, seq: number): FactRecord {
  const subject: Subject = {
    hop: one.hop ?? 0,
    ...(one.address === undefined ? {} : { address: one.address }),
    ...(one.port === undefined ? {} : { port: one.port }),
    ...(one.contrast === undefined ? {} : { contrast: one.contrast }),
  };
  const fact =
    one.gap === undefined ? { known: true as const, value: one.value } : { known: false as const, gap: one.gap };
  return { key: one.key, subject, fact: fact as FactRecord['fact'], seq };
}
