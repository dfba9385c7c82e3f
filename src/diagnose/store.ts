import type { Scope } from '../contract/condition.ts';
import type { FactRecord, Observation, Subject } from '../contract/fact.ts';
import { type FactKey, factRegistry } from '../contract/facts/registry.ts';

/** What causes are judged at: one address and port of one hop. */
export interface Focus {
  readonly hop: number;
  readonly address?: string | undefined;
  readonly port?: number | undefined;
  readonly contrast?: string | undefined;
}

/** The facts of a run, found by key and subject. Later observations win; a known value wins over a gap. */
export class FactStore {
  readonly #byKey = new Map<FactKey, FactRecord[]>();

  constructor(observations: readonly Observation[]) {
    for (const observation of observations) {
      for (const record of observation.facts) {
        const list = this.#byKey.get(record.key);
        if (list === undefined) this.#byKey.set(record.key, [record]);
        else list.push(record);
      }
    }
  }

  all(key: FactKey): readonly FactRecord[] {
    return this.#byKey.get(key) ?? [];
  }

  /** The record that speaks of this focus, as precisely as the fact's own subject goes. */
  at(key: FactKey, focus: Focus): FactRecord | undefined {
    const info = factRegistry[key];
    let found: FactRecord | undefined;
    for (const record of this.all(key)) {
      if (!speaksOf(record.subject, focus, info.about)) continue;
      if (found === undefined || record.fact.known || !found.fact.known) found = record;
    }
    return found;
  }

  /** The other subjects that a quantifier ranges over, each once. */
  others(scope: Scope, focus: Focus): readonly Focus[] {
    const found = new Map<string, Focus>();
    for (const list of this.#byKey.values()) {
      for (const { subject } of list) {
        if (!inScope(scope, subject, focus)) continue;
        found.set(`${subject.hop} ${subject.address} ${subject.port} ${subject.contrast ?? ''}`, subject);
      }
    }
    return [...found.values()];
  }
}

function speaksOf(subject: Subject, focus: Focus, about: 'client' | 'target' | 'address' | 'port'): boolean {
  if (subject.contrast !== focus.contrast) return about === 'client' && subject.contrast === undefined;
  if (about === 'client') return true;
  if (subject.hop !== focus.hop) return false;
  if (about === 'target') return true;
  if (subject.address !== focus.address) return false;
  return about === 'address' || subject.port === focus.port;
}

function inScope(scope: Scope, subject: Subject, focus: Focus): boolean {
  if (scope === 'contrast-host') return subject.contrast !== undefined;
  if (subject.contrast !== undefined || subject.hop !== focus.hop || subject.address === undefined) return false;
  if (subject.port === undefined) return false;
  switch (scope) {
    case 'other-address':
      return subject.address !== focus.address && subject.port === focus.port;
    case 'other-port':
      return subject.address === focus.address && subject.port !== focus.port;
    case 'any-port':
      return subject.address === focus.address;
    default:
      return scope satisfies never;
  }
}
