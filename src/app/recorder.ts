import type { Fact, FactRecord, Footprint, Observation, Subject } from '../contract/fact.ts';
import { absent } from '../contract/fact.ts';
import { type FactKey, type FactTypes, factRegistry } from '../contract/facts/registry.ts';
import type { Probe, Seen } from '../contract/probe.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import { FactStore, type Focus } from '../diagnose/store.ts';
import type { Ports } from '../ports/ports.ts';
import { withoutCutShort } from './cut-short.ts';

/** What a run tells while it goes on. */
export type Progress =
  | { readonly kind: 'started'; readonly by: string; readonly subject: Subject }
  | { readonly kind: 'seen'; readonly observation: Observation };

/** A probe that overran its own deadline by this much is given up: it hangs, which is our bug. */
const graceMs = 1_000;
/** A look that goes on so long after the run was ended is left behind. */
const afterEndMs = 300;

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

  /** Runs one probe and keeps what it saw; `end` is the end of the run. */
  async look<I>(
    probe: Probe<string, I, Ports>,
    input: I,
    subject: Subject,
    end: AbortSignal,
  ): Promise<readonly Seen[]> {
    this.#onProgress({ kind: 'started', by: probe.id, subject });
    const atMs = this.elapsedMs;
    const all = await this.#guarded(probe, input, end);
    const tookMs = this.elapsedMs - atMs;
    const seen = end.aborted ? withoutCutShort(all, probe.stage, tookMs) : all;
    for (const [index, one] of seen.entries()) {
      this.keep(probe.id, subject, one, { atMs, tookMs: index === 0 ? tookMs : 0 });
    }
    return seen;
  }

  /**
   * Keeps facts, of a probe or from the ledger, or why a look was left out. Secrets are masked here: what is not kept can
   * reach no report, no file and no screen.
   */
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
      facts: Object.entries(withoutSecrets(seen.facts)).map(([key, fact]) =>
        record(key as FactKey, at, fact as Fact<never>, seq),
      ),
      evidence: withoutSecrets(seen.evidence ?? []),
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

  async #guarded<I>(probe: Probe<string, I, Ports>, input: I, end: AbortSignal): Promise<readonly Seen[]> {
    const limitMs = probe.withinMs + graceMs;
    const over = new AbortController();
    const { clock } = this.#ports;
    const hung = clock.sleep(limitMs, over.signal).then(() => 'hung' as const);
    const left = new Promise<'hung'>((resolve) => {
      const later = (): void => void clock.sleep(afterEndMs, over.signal).then(() => resolve('hung'));
      if (end.aborted) later();
      else end.addEventListener('abort', later, { once: true, signal: over.signal });
    });
    try {
      const result = await Promise.race([probe.run(input, this.#ports), hung, left]);
      if (result === 'hung') {
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
