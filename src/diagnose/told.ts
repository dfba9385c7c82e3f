import type { Cause } from '../contract/cause.ts';
import type { Condition } from '../contract/condition.ts';
import type { Observation } from '../contract/fact.ts';
import type { FactKey } from '../contract/facts/registry.ts';
import type { Finding, Reason } from '../contract/report.ts';
import { toFinding } from './diagnose.ts';
import { evaluate, keysOf } from './evaluate.ts';
import { type JudgedCause, judgeCause, priorLogOdds, signLogOdds } from './judge.ts';
import { FactStore, type Focus } from './store.ts';

/** How the causes behind a text are set against each other. `npm run bench:explain` fits and prints these. */
export interface ToldWeights {
  /** Log-odds for every doubling of confirmed cases. */
  readonly perDoubling: number;
  /** How far the log-odds are trusted, 0 to 1. */
  readonly trust: number;
  /** Share of the odds from which the first cause is called likely. */
  readonly likelyFrom: number;
  /** Log-odds of a text whose whole rarer vocabulary is the cause's own. */
  readonly affinity: number;
  /** Log-odds of "something that is not in the catalogue". */
  readonly somethingElse: number;
}

export const toldWeights: ToldWeights = {
  perDoubling: 0.35,
  trust: 0.8,
  likelyFrom: 0.55,
  affinity: 2,
  somethingElse: 0.8,
};

const ownWords: Reason = { says: 'what is told uses the words of this cause', holds: 'yes', seq: null };

/** Taken off a cause that the facts of a text exclude: a trace has no times and leaves lists out, so it excludes nothing for sure. */
const doubtLogOdds = 1.4;

/** What a text can prove by itself: lists that were negotiated, a named file's permissions, a line of a configuration. */
const textProves: ReadonlySet<FactKey> = new Set([
  'kex.match',
  'kex.theirs',
  'kex.ours',
  'config.check',
  'hostkey.known',
]);

export interface ToldQuestion {
  readonly observations: readonly Observation[];
  readonly causes: readonly Cause[];
  readonly focus: Focus;
  readonly names: { readonly [name: string]: string | number | null };
  /** How much of the text's vocabulary is the cause's own, 0 to 1. */
  readonly affinity: (cause: Cause) => number;
  /** Whether a cause is named although no sign speaks for it: the text is told in its words. */
  readonly ownWords: (cause: Cause) => boolean;
  /** When a text is itself the proof of a cause. */
  readonly textProof?: (cause: Cause) => Condition | undefined;
  /** Whether lines of several runs may be mixed: then nothing is proven. */
  readonly mixed?: boolean;
  /** Confirmed cases of a cause. */
  readonly met: (cause: Cause) => number;
  readonly weights?: ToldWeights;
}

/**
 * Ranks causes by a text alone, best first. All that some sign speaks for compete, whatever their stage: a text may hold
 * several errors, and leaves out what came before. Equal signs are ordered by how often a cause is met.
 */
export function rankTold(asked: ToldQuestion): readonly Finding[] {
  const { observations, causes, focus, met, affinity, ownWords: ownWordsOf, weights = toldWeights } = asked;
  const facts = new FactStore(observations);
  const isProof = (one: JudgedCause): boolean => {
    if (asked.mixed === true) return false;
    const proof = asked.textProof?.(one.cause);
    return (
      (one.verdict === 'proven' && provenByText(one)) ||
      (proof !== undefined && evaluate(proof, facts, focus).answer === 'yes')
    );
  };
  const judged = causes
    .map((cause) => judgeCause(cause, facts, focus))
    .filter((one) => spoken(one) || ownWordsOf(one.cause));
  const odds = new Map(
    judged.map((one) => [
      one,
      logOdds(one, isProof(one), met(one.cause), weights) + weights.affinity * affinity(one.cause),
    ]),
  );
  const total =
    Math.exp(weights.somethingElse * weights.trust) +
    judged.reduce((sum, one) => sum + Math.exp((odds.get(one) ?? 0) * weights.trust), 0);
  const ranked = [...judged].sort((a, b) => (odds.get(b) ?? 0) - (odds.get(a) ?? 0));
  return ranked.map((one, place) => {
    const share = Math.exp((odds.get(one) ?? 0) * weights.trust) / total;
    const verdict = isProof(one) ? 'proven' : place === 0 && share >= weights.likelyFrom ? 'likely' : 'possible';
    const reasons = one.reasons.length > 0 ? one.reasons : [ownWords];
    return toFinding({ ...one, reasons, verdict, share }, { facts, focus, bound: one.bound, asked: asked.names });
  });
}

function logOdds(one: JudgedCause, isProof: boolean, cases: number, weights: ToldWeights): number {
  const proof = isProof ? 12 : one.verdict === 'proven' ? 3 : 0;
  const out = one.verdict === 'ruled-out' && one.signs < signLogOdds.decisive ? -doubtLogOdds : 0;
  return one.signs + proof + out + priorLogOdds[one.cause.frequency] + weights.perDoubling * Math.log2(1 + cases);
}

function spoken(one: JudgedCause): boolean {
  return one.raised && one.signs > 0;
}

function provenByText({ cause }: JudgedCause): boolean {
  return cause.proof !== undefined && [...keysOf(cause.proof)].every((key) => textProves.has(key));
}
