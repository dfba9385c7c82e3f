import { type Stage, stages } from '../contract/stage.ts';
import { type JudgedCause, priorLogOdds, showsAt, stageOf } from './judge.ts';

/** Log-odds of "something that is not in the catalogue", among the rivals of every look. */
const somethingElseLogOdds = 0.8;

/** A single cause with at least this share of the odds is called likely. */
export const likelyShare = 0.6;

/** Two causes whose signs differ by less cannot be told apart by what was seen. */
const sameSigns = 0.05;

export interface Ranked extends JudgedCause {
  /** Share of the odds among the rivals, 0 to 1. */
  readonly share: number;
}

export interface Ranking {
  readonly first: readonly Ranked[];
  readonly then: readonly Ranked[];
  readonly beside: readonly Ranked[];
  readonly alsoPossible: readonly Ranked[];
  readonly ruledOut: readonly Ranked[];
}

/**
 * Sets the judged causes against each other. What blocks first stands first; only causes that the facts cannot
 * separate share the first place. Causes of other looks do not compete.
 */
export function rank(judged: readonly JudgedCause[], blockedAt: Stage | null): Ranking {
  const proven = judged.filter(({ verdict }) => verdict === 'proven');
  const hidden = explainedBy(proven);
  const open = judged.filter(
    ({ verdict, raised, cause }) => verdict === 'possible' && raised && cause.beside !== true && !hidden.has(cause.id),
  );
  const rivals = open.filter(({ cause }) => blockedAt !== null && showsAt(cause).includes(blockedAt));
  const shares = sharesOf(rivals);
  const asRanked = (one: JudgedCause): Ranked => ({
    ...one,
    share: one.verdict === 'proven' ? 1 : (shares.get(one) ?? 0),
  });

  const blocking = proven.filter(({ cause }) => cause.beside !== true && !hidden.has(cause.id));
  const now = blocking.filter(({ cause }) => blockedAt !== null && showsAt(cause).includes(blockedAt)).sort(byWay);
  const later = blocking.filter((one) => !now.includes(one) && isLater(one, blockedAt)).sort(byWay);
  const besides = proven.filter((one) => !hidden.has(one.cause.id) && !now.includes(one) && !later.includes(one));
  const byShare = rivals.map(asRanked).sort((a, b) => b.share - a.share || foremost(b) - foremost(a));
  const ruledOut = judged.filter((one) => one.verdict === 'ruled-out').map(asRanked);

  if (now[0] !== undefined) {
    return {
      first: [asRanked(now[0])],
      then: [...now.slice(1), ...later].map(asRanked),
      beside: besides.map(asRanked),
      alsoPossible: byShare,
      ruledOut,
    };
  }
  const group = groupOf(byShare);
  return {
    first: group.map((one) => ({ ...one, verdict: one.share >= likelyShare ? ('likely' as const) : one.verdict })),
    then: later.map(asRanked),
    beside: besides.map(asRanked),
    alsoPossible: byShare.filter((one) => !group.includes(one)),
    ruledOut,
  };
}

/** The best candidate together with those that have exactly as much speaking for them. */
function groupOf(byShare: readonly Ranked[]): readonly Ranked[] {
  const best = byShare[0];
  if (best === undefined) return [];
  return byShare.filter((one) => Math.abs(one.signs - best.signs) < sameSigns);
}

function sharesOf(rivals: readonly JudgedCause[]): ReadonlyMap<JudgedCause, number> {
  const odds = new Map(rivals.map((one) => [one, Math.exp(one.signs + priorLogOdds[one.cause.frequency])]));
  const total = Math.exp(somethingElseLogOdds) + [...odds.values()].reduce((sum, value) => sum + value, 0);
  return new Map([...odds].map(([one, value]) => [one, value / total]));
}

/** Ids explained away by proven causes; a cause never hides one of an earlier stage. */
function explainedBy(proven: readonly JudgedCause[]): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const { cause } of proven) {
    for (const id of cause.explains ?? []) {
      const other = id.slice(0, id.indexOf('/')) as Stage;
      if (stages.indexOf(other) >= stages.indexOf(stageOf(cause)) || stageOf(cause) === 'host') hidden.add(id);
    }
  }
  return hidden;
}

function foremost({ cause }: JudgedCause): number {
  return cause.foremost === true ? 1 : 0;
}

function byWay(a: JudgedCause, b: JudgedCause): number {
  return (
    stages.indexOf(stageOf(a.cause)) - stages.indexOf(stageOf(b.cause)) ||
    b.signs - a.signs ||
    priorLogOdds[b.cause.frequency] - priorLogOdds[a.cause.frequency]
  );
}

function isLater(one: JudgedCause, blockedAt: Stage | null): boolean {
  return blockedAt !== null && stages.indexOf(stageOf(one.cause)) > stages.indexOf(blockedAt);
}
