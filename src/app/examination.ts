import type { Footprint, Subject } from '../contract/fact.ts';
import type { FactKey, FactTypes } from '../contract/facts/registry.ts';
import type { Probe } from '../contract/probe.ts';
import type { Focus } from '../diagnose/store.ts';
import type { Ports } from '../ports/ports.ts';
import { book, type Cost, type Ledger, mayLook, proofLimits, type Ruling, remember } from './ledger.ts';
import { gaps, type Progress, Recorder } from './recorder.ts';
import type { Request } from './request.ts';

/** Said once a run. */
const notKept =
  'The state folder cannot be written, so the next run does not know of this one: leave ten seconds between runs, or a server may take them for an attack.';

/** One run under way: its recorder, its deadline, and what it may still cost each server. */
export class Examination {
  readonly request: Request;
  readonly ports: Ports;
  readonly recorder: Recorder;
  /** Aborted at the deadline of what is looked at now, or when the person ends the run. */
  signal: AbortSignal;
  readonly notes: string[] = [];
  readonly #ledger: Ledger | null;
  readonly #spent = new Map<string, { connections: number; closedPorts: number }>();

  constructor(
    request: Request,
    ports: Ports,
    ledger: Ledger | null,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ) {
    this.request = request;
    this.ports = ports;
    this.signal = signal;
    this.recorder = new Recorder(ports, onProgress);
    this.#ledger = ledger;
  }

  /** Runs a probe, unless the run is over; then its facts are gaps. */
  async look<I>(probe: Probe<string, I, Ports>, input: I, subject: Subject): Promise<void> {
    if (this.signal.aborted) {
      this.recorder.keep(probe.id, subject, gaps(probe.gives, { kind: 'not-run', why: 'the run was over' }));
      return;
    }
    const seen = await this.recorder.look(probe, input, subject, this.signal);
    if (subject.address === undefined) return;
    for (const { cost } of seen) if (cost !== undefined) this.#spend(subject.address, cost);
  }

  value<K extends FactKey>(key: K, focus: Focus): FactTypes[K] | undefined {
    return this.recorder.value(key, focus);
  }

  /** What this run has cost one address so far. */
  spentOn(address: string): { readonly connections: number; readonly closedPorts: number } {
    return this.#spent.get(address) ?? { connections: 0, closedPorts: 0 };
  }

  /** Whether the run and the ledger leave room for a look of this cost; waits for it with `--wait`. */
  async mayCost(address: string, cost: Cost): Promise<Ruling> {
    if (this.#ledger === null) return { kind: 'allowed' };
    const limits = this.request.proves === true ? proofLimits : undefined;
    for (;;) {
      const ruling = mayLook(await this.#ledger.account(address), cost, this.ports.clock.wallMs(), limits);
      if (ruling.kind === 'allowed' || !this.request.wait || this.signal.aborted) return ruling;
      await this.ports.clock.sleep(ruling.allowedInMs + 50, this.signal);
    }
  }

  /** Books what a look cost, for the runs that follow, and what it saw, for a run that may not look. */
  async booked(address: string, cost: Cost, what: string, firstSeq: number): Promise<void> {
    const ledger = this.#ledger;
    if (ledger === null) return;
    const observations = this.recorder.observations.filter(
      // A login through a jump host or a proxy command is about a machine whose address nobody here knows.
      ({ seq, subject, by }) =>
        seq >= firstSeq && (subject.address === address || (subject.address === undefined && by === 'ssh-login')),
    );
    await this.#written(ledger, address, (account, nowMs) =>
      remember(book(account, cost, nowMs), { look: what, atMs: nowMs, observations }, nowMs),
    );
  }

  /** Books the connections that further looks have opened since the run had opened `before` of them. */
  async bookSince(address: string, before: number): Promise<void> {
    const opened = this.spentOn(address).connections - before;
    if (opened <= 0 || this.#ledger === null) return;
    const cost = { connections: opened, failedLogins: 0, withoutLogin: opened };
    await this.#written(this.#ledger, address, (account, nowMs) => book(account, cost, nowMs));
  }

  /** Takes over what an earlier run saw at this look. Returns its age, or undefined when nothing is remembered. */
  async recall(address: string, what: string, subject: Subject): Promise<number | undefined> {
    const account = await this.#ledger?.account(address);
    const last = account?.last.find(({ look }) => look === what);
    if (last === undefined) return undefined;
    const facts = last.observations.map((observation) => ({
      by: observation.by,
      at: observation.subject,
      seen: {
        facts: Object.fromEntries(observation.facts.map(({ key, fact }) => [key, fact])),
        evidence: observation.evidence,
      },
    }));
    for (const { by, at, seen } of facts) this.recorder.keep(by, { ...at, hop: subject.hop }, seen);
    return this.ports.clock.wallMs() - last.atMs;
  }

  /** The seq that the next observation will get. */
  get nextSeq(): number {
    return this.recorder.observations.length + 1;
  }

  /** Where nothing can be kept, the person must leave time between runs. */
  async #written(ledger: Ledger, address: string, change: Parameters<Ledger['update']>[1]): Promise<void> {
    if ((await ledger.update(address, change)) || this.notes.includes(notKept)) return;
    this.notes.push(notKept);
  }

  #spend(address: string, cost: Footprint): void {
    const spent = this.spentOn(address);
    this.#spent.set(address, {
      connections: spent.connections + cost.connections,
      closedPorts: spent.closedPorts + (cost.closedPorts ?? 0),
    });
  }
}
