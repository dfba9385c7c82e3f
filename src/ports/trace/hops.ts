import type { PathAnswer, PathSockets } from '../path.ts';

export interface Hop {
  /** Counted from 1, the first router. */
  readonly hop: number;
  /** Sender of the time-exceeded; null: it did not say. */
  readonly address: string | null;
}

export interface HopsAsk {
  readonly address: string;
  readonly port: number;
  /** How long to wait for each hop. */
  readonly waitMs: number;
  /** SYNs under way at once; each but one may reach the port in vain. */
  readonly window: number;
  /** Largest hop limit used: to stay below the host when it is known how far away it is. */
  readonly maxHops?: number;
  /** Ends after so many silent hops in a row. */
  readonly gap?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface HopsResult {
  /** Machines before the one that answers. */
  readonly hops: readonly Hop[];
  /** Smallest hop limit that brings the true answer; null: none did. */
  readonly resultHop: number | null;
  readonly result: PathAnswer | null;
  /** The hop before said time-exceeded, so one hop less is surely too few. */
  readonly certain: boolean;
  /** First hop whose time-exceeded came from the address itself: it translates addresses. */
  readonly translationHop: number | null;
  /** Farthest machine that answered at all. */
  readonly last: Hop | null;
}

/**
 * A TCP traceroute to one port: each hop is asked once, since Linux sends six quick ICMP errors to one destination and then
 * one a second. A silent hop is never a finding.
 */
export async function hopsTo(sockets: PathSockets, ask: HopsAsk): Promise<HopsResult> {
  const answers = new Map<number, PathAnswer>();
  const stop = new AbortController();
  const signal = ask.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, ask.signal]);
  const under = new Map<number, Promise<number>>();
  let limit = ask.maxHops ?? mostHops;
  let next = 1;
  const probe = async (ttl: number, waitMs: number) => {
    answers.set(ttl, await sockets.connectWith({ address: ask.address, port: ask.port, ttl, waitMs, signal }));
    return ttl;
  };
  while (!signal.aborted) {
    while (under.size < ask.window && next <= limit) {
      under.set(next, probe(next, ask.waitMs));
      next++;
    }
    const needed = [...under].filter(([ttl]) => ttl <= limit).map(([, answer]) => answer);
    if (needed.length === 0) break;
    const ttl = await Promise.race(needed);
    under.delete(ttl);
    if (isTrue(answers.get(ttl))) limit = Math.min(limit, ttl - 1);
    if (trailingSilence(answers) >= (ask.gap ?? defaultGap)) break;
  }
  const before = firstTrue(answers);
  if (before !== null && before > 1 && answers.get(before - 1)?.result === 'silent' && !signal.aborted)
    await probe(before - 1, 2 * ask.waitMs); // a lost packet would put the answer one hop too far
  stop.abort();
  await Promise.all(under.values());
  return summary(ask.address, answers);
}

/** Wait for one answer when the whole way takes `rttMs`. */
export function waitFor(rttMs: number): number {
  return Math.min(1_000, Math.max(30, 3 * rttMs + 20));
}

const mostHops = 30; // as traceroute
const defaultGap = 4;

function isTrue(answer: PathAnswer | undefined): boolean {
  return answer !== undefined && answer.result !== 'time-exceeded' && answer.result !== 'silent';
}

function firstTrue(answers: ReadonlyMap<number, PathAnswer>): number | null {
  const found = [...answers].filter(([, answer]) => isTrue(answer)).map(([ttl]) => ttl);
  return found.length === 0 ? null : Math.min(...found);
}

/** Silent hops in a row, counted back from the farthest that was asked and is settled. */
function trailingSilence(answers: ReadonlyMap<number, PathAnswer>): number {
  const settled = [...answers.keys()].sort((a, b) => a - b);
  let silent = 0;
  for (const [at, ttl] of settled.entries()) {
    if (ttl !== at + 1) break;
    silent = answers.get(ttl)?.result === 'silent' ? silent + 1 : 0;
  }
  return silent;
}

function summary(address: string, answers: ReadonlyMap<number, PathAnswer>): HopsResult {
  const resultHop = firstTrue(answers);
  const expired = [...answers]
    .filter(([ttl, answer]) => answer.result === 'time-exceeded' && (resultHop === null || ttl < resultHop))
    .sort(([a], [b]) => a - b);
  const senders = new Map(expired.map(([ttl, answer]) => [ttl, answer.icmp?.sender ?? null]));
  const lastHop = expired.at(-1)?.[0] ?? 0;
  const length = resultHop === null ? lastHop : resultHop - 1;
  const hops = Array.from({ length }, (_, at) => ({ hop: at + 1, address: senders.get(at + 1) ?? null }));
  return {
    hops,
    resultHop,
    result: resultHop === null ? null : (answers.get(resultHop) ?? null),
    certain: resultHop !== null && (resultHop === 1 || senders.has(resultHop - 1)),
    translationHop: expired.find(([, answer]) => answer.icmp?.sender === address)?.[0] ?? null,
    last: lastHop === 0 ? null : { hop: lastHop, address: senders.get(lastHop) ?? null },
  };
}
