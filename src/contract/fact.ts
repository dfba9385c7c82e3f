import type { FactKey, FactTypes } from './facts/registry.ts';

/** Why a fact is absent. */
export type Gap =
  | { readonly kind: 'not-run'; readonly why?: string }
  | { readonly kind: 'not-applicable'; readonly why: string }
  | { readonly kind: 'no-permission'; readonly why: string }
  | { readonly kind: 'unsupported'; readonly why: string }
  | { readonly kind: 'over-budget'; readonly why: string; readonly allowedInMs?: number }
  | { readonly kind: 'timed-out'; readonly stage: string; readonly limitMs: number; readonly lastHeard?: string }
  | { readonly kind: 'crashed'; readonly why: string };

export type Fact<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly gap: Gap };

/**
 * What a fact is about. `hop` counts the machines of the route from 0 (the first jump host, or the target when there
 * is none). A fact about this machine has no address; a fact about one address has no port.
 */
export interface Subject {
  readonly hop: number;
  readonly address?: string;
  readonly port?: number;
  /** Set for a host looked at only for comparison. */
  readonly contrast?: string;
}

/** One typed value (or the reason why there is none), with its subject and the observation that gave it. */
export interface FactRecord<K extends FactKey = FactKey> {
  readonly key: K;
  readonly subject: Subject;
  readonly fact: Fact<FactTypes[K]>;
  /** Sequence number of the observation. */
  readonly seq: number;
}

/** Connections to an SSH port, closed ports touched, and login attempts that one look costs the server. */
export interface Footprint {
  readonly connections: number;
  readonly closedPorts?: number;
  readonly authAttempts: number;
}

/** A piece of raw evidence: what was sent, what came back, which line of which file. */
export interface Evidence {
  readonly what: string;
  readonly text: import('./quoted.ts').Quoted;
}

/** One run of a probe or collector. A diagnosis is an append-only list of these. */
export interface Observation {
  readonly seq: number;
  readonly by: string;
  readonly subject: Subject;
  /** Milliseconds since the start of the run. */
  readonly atMs: number;
  readonly tookMs: number;
  readonly footprint: Footprint;
  readonly facts: readonly FactRecord[];
  readonly evidence: readonly Evidence[];
}

export function known<T>(value: T): Fact<T> {
  return { known: true, value };
}

export function absent(gap: Gap): Fact<never> {
  return { known: false, gap };
}
