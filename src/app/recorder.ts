import type { Fact, FactRecord, Footprint, Observation, Subject } from '../contract/fact.ts';
import { absent } from '../contract/fact.ts';
import { type FactKey, type FactTypes, factRegistry } from '../contract/facts/registry.ts';
import type { Probe, Seen } from '../contract/probe.ts';
import { FactStore, type Focus } from '../diagnose/store.ts';
import type { Ports } from '../ports/ports.ts';

/** What a run tells while it goes on. */
export type Progress =
  | { readonly kind: 'started'; readonly by: string; readonly subject: Subject }
  | { readonly kind: 'seen'; readonly observation: Observation };

/** A probe that overran its own deadline by this much is given up: it hangs, which is our bug. */
const graceMs = 1_000;

/** The append-only list of observations of one run. Runs probes so that a crash or a hang becomes a gap. */
export class Recorder {
  readonly #ports: Ports;
  readonly #startedMs: number;
  readonly #onProgress: (progress: Progress) => void;
  readonly #observations: Observation[] = [];
  #store: FactStore | undefined;

  constructor(ports: Ports, onProgress: (progress: Progress) => void) {
    this.#ports = ports;
    this.#startedMs = ports.clock.nowMs();
    this.#onProgress = onProgress;
  }

  get observations(): readonly Observation[] {
    return this.#observations;
  }

  get elapsedMs(): number {
    return this.#ports.clock.nowMs() - this.#startedMs;
  }

  /** Runs one probe and keeps what it saw. */
  async look<I>(probe: Probe<string, I, Ports>, input: I, subject: Subject): Promise<readonly Seen[]> {
    this.#onProgress({ kind: 'started', by: probe.id, subject });
    const atMs = this.elapsedMs;
    const seen = await this.#guarded(probe, input);
    const tookMs = this.elapsedMs - atMs;
    for (const [index, one] of seen.entries()) {
      this.keep(probe.id, subject, one, { atMs, tookMs: index === 0 ? tookMs : 0 });
    }
    return seen;
  }

  /** Keeps facts that no probe of this run gave: from the ledger, or why a look was left out. */
  keep(by: string, subject: Subject, seen: Seen, times?: { readonly atMs: number; readonly tookMs: number }): void {
    const seq = this.#observations.length + 1;
    const at: Subject = { ...subject, ...seen.at };
    const observation: Observation = {
      seq,
      by,
      subject: at,
      atMs: round(times?.atMs ?? this.elapsedMs),
      tookMs: round(times?.tookMs ?? 0),
      footprint: seen.cost ?? { connections: 0, authAttempts: 0 },
      facts: Object.entries(seen.facts).map(([key, fact]) => record(key as FactKey, at, fact as Fact<never>, seq)),
      evidence: seen.evidence ?? [],
    };
    this.#observations.push(observation);
    this.#store = undefined;
    this.#onProgress({ kind: 'seen', observation });
  }

  get facts(): FactStore {
    this.#store ??= new FactStore(this.#observations);
    return this.#store;
  }

  /** The value of a fact at a focus; undefined when there is none. */
  value<K extends FactKey>(key: K, focus: Focus): FactTypes[K] | undefined {
    const found = this.facts.at(key, focus);
    return found?.fact.known === true ? (found.fact.value as FactTypes[K]) : undefined;
  }

  async #guarded<I>(probe: Probe<string, I, Ports>, input: I): Promise<readonly Seen[]> {
    const limitMs = probe.withinMs + graceMs;
    const over = new AbortController();
    const hung = this.#ports.clock
      .sleep(limitMs, over.signal)
      .then(() => (over.signal.aborted ? undefined : ('hung' as const)));
    try {
      const result = await Promise.race([probe.run(input, this.#ports), hung]);
      if (result === 'hung' || result === undefined) {
        return [gaps(probe.gives, { kind: 'timed-out', stage: probe.stage, limitMs })];
      }
      return result;
    } catch (error) {
      return [
        gaps(probe.gives, {
          kind: 'crashed',
          why: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
      ];
    } finally {
      over.abort();
    }
  }
}

/** What all observations cost together. */
export function totalFootprint(observations: readonly Observation[]): Footprint & { readonly closedPorts: number } {
  let connections = 0;
  let closedPorts = 0;
  let authAttempts = 0;
  for (const { footprint } of observations) {
    connections += footprint.connections;
    closedPorts += footprint.closedPorts ?? 0;
    authAttempts += footprint.authAttempts;
  }
  return { connections, closedPorts, authAttempts };
}

/** Every fact of a look that was not taken, with the reason. */
export function gaps(keys: readonly FactKey[], gap: Parameters<typeof absent>[0]): Seen {
  return { facts: Object.fromEntries(keys.map((key) => [key, absent(gap)])) };
}

function record(key: FactKey, subject: Subject, fact: FactRecord['fact'], seq: number): FactRecord {
  const { about } = factRegistry[key];
  const { hop, address, port, contrast } = subject;
  const exact: Subject = {
    hop: about === 'client' ? 0 : hop,
    ...((about === 'address' || about === 'port') && address !== undefined ? { address } : {}),
    ...(about === 'port' && port !== undefined ? { port } : {}),
    ...(contrast === undefined ? {} : { contrast }),
  };
  return { key, subject: exact, fact, seq };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
