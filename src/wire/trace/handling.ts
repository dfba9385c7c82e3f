import { type Quoted, quote } from '../../contract/quoted.ts';
import type { TraceDraft } from './draft.ts';
import type { TraceStage } from './types.ts';

/** One recognised line: its groups, its number and its text without `debugN: `. */
export interface LineMatch {
  readonly line: number;
  readonly text: string;
  /** The n-th group of the template, '' where it did not take part. */
  group(n: number): string;
}

export type Handler = (trace: TraceDraft, match: LineMatch) => void;
export type HandlerTable<Id extends string> = { readonly [id in Id]: Handler };

const stages: readonly TraceStage[] = ['client', 'resolve', 'connect', 'banner', 'kex', 'hostkey', 'auth', 'session'];

/** Stages only go on: a rekey does not take a session back to the key exchange. */
export function reach(trace: TraceDraft, stage: TraceStage): void {
  if (stages.indexOf(stage) > stages.indexOf(trace.stage)) trace.stage = stage;
}

/** Names between commas; a hostile list cannot grow without limit. */
const nameListMax = 512;
export function nameList(text: string): string[] {
  return text === '' ? [] : text.split(',', nameListMax);
}

export function words(match: LineMatch): Quoted {
  return quote(match.text);
}

/** -1 and nonsense become null: `UNKNOWN port 65535` stands for "behind a proxy command". */
export function portOf(text: string): number | null {
  const port = Number(text);
  return text === '' || !Number.isInteger(port) || port < 0 || port > 65535 ? null : port;
}
