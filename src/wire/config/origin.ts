import type { Origin } from '../../contract/facts/config.ts';
import { sameValue } from './same-value.ts';
import type { SshG } from './ssh-g.ts';
import type { ResolvedConfig } from './world.ts';

export interface Truths {
  /** What `ssh -G` says for this destination. */
  readonly truth: SshG;
  readonly ours: ResolvedConfig;
  readonly home: string;
  /** `ssh -G -F none`: the client's own defaults. Without it a value that we did not find set counts as default. */
  readonly defaults?: SshG;
}

/** Which line decided what `ssh -G` says; `unknown` with the reason where our reading and ssh's differ. */
export function originOf(keyword: string, { truth, ours, home, defaults }: Truths): Origin {
  const key = keyword.toLowerCase();
  const theirs = truth.get(key);
  const found = ours.values.get(key);
  const first = found?.[0];
  if (first !== undefined && first.origin.kind !== 'default') {
    if (theirs === undefined) return unknown('ssh does not print this keyword', ours);
    const values = (found ?? []).map((one) => one.value);
    if (sameValue(key, values, theirs, home) === false) return unknown('ssh reads another value than we do', ours);
    return first.origin;
  }
  const usual = defaults?.get(key);
  const differs = usual !== undefined && theirs !== undefined && usual.join('\n') !== theirs.join('\n');
  return differs ? unknown('set by something that we did not evaluate', ours) : { kind: 'default' };
}

export function originsOf(truths: Truths): { readonly [keyword: string]: Origin } {
  return Object.fromEntries([...truths.truth.keys()].map((keyword) => [keyword, originOf(keyword, truths)]));
}

function unknown(why: string, ours: ResolvedConfig): Origin {
  const [first] = ours.notEvaluated;
  const where = first === undefined ? '' : ` (not evaluated: ${first.what} in ${first.file} line ${first.line})`;
  return { kind: 'unknown', why: `${why}${where}` };
}
