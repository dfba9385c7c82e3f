import { absent, type Fact } from '../contract/fact.ts';
import type { Seen } from '../contract/probe.ts';

/** Kinds that say that something was waited for, and that what came until then was not enough; or that it never began. */
const waiting = new Set(['silent', 'timed-out', 'hangs', 'hung', 'garbage', 'not-reached']);

/** A wait as long as this means something, even if the end of the run cut it: two lost packets are repeated by then. */
const meaningfulMs = 3_000;

/** A look that the end of the run cut short has seen no silence: who stops after a moment has waited for nothing. */
export function withoutCutShort(seen: readonly Seen[], stage: string, tookMs: number): readonly Seen[] {
  if (tookMs >= meaningfulMs) return seen;
  const gap = absent({ kind: 'timed-out', stage, limitMs: Math.round(tookMs) });
  return seen.map((one) => ({
    ...one,
    facts: Object.fromEntries(
      Object.entries(one.facts).map(([key, fact]) => [key, isWaiting(fact as Fact<unknown>) ? gap : fact]),
    ),
  }));
}

function isWaiting(fact: Fact<unknown>): boolean {
  if (!fact.known) return false;
  const values: readonly unknown[] = Array.isArray(fact.value) ? fact.value : [fact.value];
  return values.some(
    (value) =>
      waitsFor((value as { kind?: unknown } | null)?.kind) || waitsFor((value as { result?: unknown } | null)?.result),
  );
}

function waitsFor(kind: unknown): boolean {
  return typeof kind === 'string' && waiting.has(kind);
}
