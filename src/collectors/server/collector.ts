import type { FactKey } from '../../contract/facts/registry.ts';
import type { Seen } from '../../contract/probe.ts';
import type { ClockReading } from './client.ts';
import type { Section } from './said.ts';

/** For whom the server's inside is looked at. */
export interface InsideAsk {
  /** The command that runs sh from standard input; null: this machine's own sh. */
  readonly via: string | null;
  readonly user: string | null;
  /** The client's address; null: what the server sees of the held connection tells it. */
  readonly from: string | null;
  /** Null: the port on which an SSH server listens. */
  readonly port: number | null;
  /** Whether the same run also looks from outside. */
  readonly outside: boolean;
  /** Fingerprint of the host key that the outside saw; a machine with other keys is another machine. */
  readonly hostKey?: string | undefined;
  /** The connection to the server that is open while this look goes on. */
  readonly held?:
    | { readonly port: number; readonly ourAddress: string | null; readonly ourPort: number | null }
    | undefined;
  /** When the server's readings of its clock came; set when its answer is read. */
  readonly readings?: readonly ClockReading[] | undefined;
  /** Address of the server that the outside used; null or left out: none. */
  readonly address?: string | null | undefined;
  /** When this run tried the server, by this machine's clock. */
  readonly tried?: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly withinMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What one section of the script said, and what the others said, for those that build on them. */
export interface Heard {
  readonly own: Section;
  readonly section: (name: string) => Section | undefined;
  /** The client's address as the held connection shows it; `ask.from` may be another one that a person named. */
  readonly seenAs: string | null;
  readonly ask: InsideAsk;
}

/** Turns what its section of the script said into facts. Only its own text can decide its own facts. */
export interface Collector {
  readonly id: `server-${string}`;
  /** Name of its section in the script, and of its `.sh` file. */
  readonly section: string;
  readonly gives: readonly FactKey[];
  readonly read: (heard: Heard) => Pick<Seen, 'facts' | 'evidence' | 'at'>;
}

export function defineCollector(collector: Collector): Collector {
  return collector;
}
