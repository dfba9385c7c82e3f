import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './scenario.ts';

/** What a kind of fault knows about the place where it happens. Shell lines may also use the variables of `world.ts`. */
export interface FaultPlace {
  readonly node: string;
  /** The SSH port of the server. */
  readonly port: number;
  readonly booted: boolean;
}

/** A kind of fault: its file name is its name, its text shell lines for one node. Real means only. */
export interface FaultKind<P> {
  readonly about: string;
  /** The node it happens on unless the scenario says another. */
  readonly on: string;
  /** It needs a whole machine with systemd. */
  readonly needsBoot?: boolean;
  readonly apply: (parameters: P, place: FaultPlace) => string;
  readonly undo?: (parameters: P, place: FaultPlace) => string;
}

export function defineFault<P = object>(kind: FaultKind<P>): FaultKind<P> {
  return kind;
}

export interface FaultScript {
  readonly on: string;
  readonly needsBoot: boolean;
  readonly apply: (place: FaultPlace) => string;
  readonly undo: ((place: FaultPlace) => string) | undefined;
}

export async function faultScript(fault: Fault): Promise<FaultScript> {
  if ('sh' in fault && typeof fault.sh === 'string') {
    const { on, sh, undo } = fault as { on: string; sh: string; undo?: string };
    return { on, needsBoot: false, apply: () => sh, undo: undo === undefined ? undefined : () => undo };
  }
  const { kind: name, on, ...parameters } = fault as { kind: string; on?: string };
  if (!faultNames().includes(name))
    throw new Error(`there is no kind of fault ${name}; there are ${faultNames().join(', ')}`);
  const { default: kind } = (await import(`./faults/${name}.ts`)) as { default: FaultKind<object> };
  const undo = kind.undo;
  return {
    on: on ?? kind.on,
    needsBoot: kind.needsBoot === true,
    apply: (place) => `set -e\n${kind.apply(parameters, place)}`,
    undo: undo === undefined ? undefined : (place) => undo(parameters, place),
  };
}

export function faultNames(): readonly string[] {
  return readdirSync(join(import.meta.dirname, 'faults')).map((file) => file.replace(/\.ts$/, ''));
}
