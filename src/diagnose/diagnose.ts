import type { Cause, Fix } from '../contract/cause.ts';
import type { Observation } from '../contract/fact.ts';
import type { FactKey } from '../contract/facts/registry.ts';
import type { Finding, Missing, NextLook, Outcome } from '../contract/report.ts';
import { type StageResult, type Way, wayOf } from './blocked.ts';
import { evaluate, valueAt } from './evaluate.ts';
import { insideIsWhole, insideWay, isInsideOnly } from './inside.ts';
import { type JudgedCause, judgeCause, showsAt } from './judge.ts';
import { type Ranked, type Ranking, rank } from './rank.ts';
import { refusedByOf, type WhoRefused, whoRefused } from './refused-by.ts';
import { FactStore } from './store.ts';
import { fillCommand, fillWords, type Names } from './words.ts';

/** What the run was asked to do, as far as judging needs it. */
export interface Asked {
  /** Machines on the route, 1 without jump hosts. */
  readonly hops: number;
  /** `--no-login`: everything up to the login counts as the end. */
  readonly noLogin: boolean;
  /** `host`, `name`, `user`, `port`, … for the words of causes. */
  readonly names: { readonly [name: string]: string | number | null };
}

/** The judged run: what app turns into a report. */
export interface Diagnosis {
  readonly outcome: Outcome;
  readonly exit: 0 | 1 | 2;
  readonly blocked: StageResult | null;
  readonly way: Way;
  readonly first: readonly Finding[];
  readonly then: readonly Finding[];
  readonly beside: readonly Finding[];
  readonly alsoPossible: readonly Finding[];
  readonly ruledOut: readonly Finding[];
  readonly refusedBy: WhoRefused | null;
  readonly next: NextLook | null;
  /** Facts that would decide among the leading candidates, the most asked-for first. */
  readonly wanted: readonly Missing[];
}

/** The run judged, before anything is put into words. */
export interface Judgement {
  readonly facts: FactStore;
  readonly way: Way;
  readonly ranking: Ranking;
  /** Facts that would decide among the leading candidates, the most asked-for first. */
  readonly wanted: readonly Missing[];
}

/**
 * Where the way ends, what stands first, and which facts would decide: all that the choice of the next look needs.
 * Only the rivals of the failed look are judged for it: the others want nothing.
 */
export function judgeRivals(observations: readonly Observation[], causes: readonly Cause[], hops: number): Judgement {
  const facts = new FactStore(observations);
  const way = wayOf(facts, hops);
  const blockedAt = way.blocked?.stage;
  const rivals = blockedAt === undefined ? [] : causes.filter((cause) => showsAt(cause).includes(blockedAt));
  return judgeAt(facts, way, rivals);
}

function judgeAt(facts: FactStore, way: Way, causes: readonly Cause[]): Judgement {
  const judged = causes.map((cause) => judgeCause(cause, facts, way.focus));
  const ranking = rank(judged, way.blocked?.stage ?? null);
  return { facts, way, ranking, wanted: wantedBy(ranking, judged) };
}

/** Judges a run. A pure function of the observations: a stored run gives the same result again. */
export function diagnose(observations: readonly Observation[], causes: readonly Cause[], asked: Asked): Diagnosis {
  const facts = new FactStore(observations);
  const insideOnly = isInsideOnly(facts);
  const way = insideOnly ? insideWay(facts, causes) : wayOf(facts, asked.hops);
  const { ranking, wanted } = judgeAt(facts, way, causes);
  const blockedAt = way.blocked?.stage ?? null;
  const finding = (one: Ranked): Finding =>
    toFinding(one, { facts, focus: way.focus, bound: one.bound, asked: asked.names });
  const first = ranking.first.map(finding);
  return {
    ...(insideOnly && way.blocked === null ? insideOutcome(facts, way) : outcomeOf(way, ranking, asked)),
    blocked: way.blocked,
    way,
    first,
    then: ranking.then.map(finding),
    beside: ranking.beside.map(finding),
    alsoPossible: ranking.alsoPossible.map(finding),
    ruledOut: ranking.ruledOut.map(finding),
    refusedBy: way.blocked === null ? null : whoRefused(ranking.first, facts, way.focus, blockedAt),
    next: nextLookOf(first) ?? forThePerson(way, facts),
    wanted,
  };
}

function outcomeOf(way: Way, ranking: Ranking, asked: Asked): { outcome: Outcome; exit: 0 | 1 | 2 } {
  if (way.blocked !== null) {
    const best = ranking.first[0];
    const clear = best !== undefined && (best.verdict === 'proven' || best.verdict === 'likely');
    return { outcome: clear ? 'problem' : 'undecided', exit: 1 };
  }
  if (way.loginAccepted) return { outcome: 'works', exit: 0 };
  const upToLogin = way.stages.every(
    ({ stage, state }) => stage === 'auth' || stage === 'session' || state === 'passed',
  );
  return asked.noLogin && upToLogin ? { outcome: 'works', exit: 0 } : { outcome: 'incomplete', exit: 2 };
}

function insideOutcome(facts: FactStore, way: Way): { outcome: Outcome; exit: 0 | 2 } {
  return insideIsWhole(facts, way.focus) ? { outcome: 'clear', exit: 0 } : { outcome: 'incomplete', exit: 2 };
}

/** A ranked cause in words. */
export function toFinding(one: Ranked, names: Names): Finding {
  const { cause } = one;
  return {
    id: cause.id,
    verdict: one.verdict,
    share: Math.round(one.share * 1000) / 1000,
    title: fillWords(cause.title, names),
    says: trimmed(cause.says === undefined ? '' : fillWords(cause.says, names)),
    why: one.reasons.map((reason) => ({ ...reason, says: fillWords(reason.says, names) })),
    missing: one.missing,
    refusedBy: refusedByOf(cause, names.facts, names.focus) ?? null,
    fixes: once(cause.fix.flatMap((fix) => offered(fix, names))),
    decidedBy:
      cause.decidedBy === undefined
        ? null
        : {
            ...cause.decidedBy,
            says: fillWords(cause.decidedBy.says, names),
            ...(cause.decidedBy.run === undefined ? {} : { run: fillCommand(cause.decidedBy.run, names) }),
          },
    leadsTo: cause.leadsTo ?? [],
    subject: subjectOf(names),
  };
}

/** Words that are optional throughout may come to nothing. */
function trimmed(text: string): string | null {
  const words = text.trim();
  return words === '' ? null : words;
}

/** A fix in words, unless its condition says that it is not for this case. */
function offered({ when, ...fix }: Fix, names: Names): Finding['fixes'] {
  if (when !== undefined && evaluate(when, names.facts, names.focus).answer !== 'yes') return [];
  const does = fillWords(fix.does, names);
  return [fix.run === undefined ? { ...fix, does } : { ...fix, does, run: fillCommand(fix.run, names) }];
}

/** The same command once, with the words that come first. */
function once(fixes: Finding['fixes']): Finding['fixes'] {
  const same = ({ run, where, system }: Finding['fixes'][number]): string => `${where} ${system} ${run}`;
  return fixes.filter(
    (fix, at) => fix.run === undefined || fixes.findIndex((other) => same(other) === same(fix)) === at,
  );
}

function subjectOf(names: Names): Finding['subject'] {
  const { hop, address, port } = names.focus;
  return { hop, ...(address === undefined ? {} : { address }), ...(port === undefined ? {} : { port }) };
}

/** The look that would decide: named by the first cause that has one, unless it is proven. */
function nextLookOf(first: readonly Finding[]): NextLook | null {
  if (first[0]?.verdict === 'proven') return null;
  const deciding = first.find((finding) => finding.decidedBy !== null)?.decidedBy;
  if (deciding === undefined || deciding === null) return null;
  return { says: deciding.says, run: deciding.run ?? null, where: deciding.where };
}

/** Nothing is wrong, and the rest only the person can give: how to give it. */
function forThePerson(way: Way, facts: FactStore): NextLook | null {
  if (way.blocked !== null || !way.needsPerson) return null;
  const what = valueAt(facts, 'login.outcome', 'what', way.focus);
  if (what === 'passphrase') {
    return {
      where: 'person',
      says: 'Load the key into the agent, which asks for its passphrase, then look again:',
      run: 'ssh-add',
    };
  }
  if (what === 'touch')
    return { where: 'person', says: 'Look again with --touch, and touch the device when it blinks.', run: null };
  return { where: 'person', says: 'Log in by hand; ssh will ask for it.', run: null };
}

/** Facts missing in the proofs of the candidates, those of the leading ones first; then those that signs of the first wait for. */
function wantedBy(ranking: Ranking, judged: readonly JudgedCause[]): readonly Missing[] {
  if (ranking.first[0]?.verdict === 'proven') return [];
  const leading = [...ranking.first, ...ranking.alsoPossible];
  const missing = [
    ...[...leading, ...(leading.length === 0 ? judged : [])].flatMap((one) => one.missing),
    ...ranking.first.flatMap((one) => one.unseen),
  ];
  const seen = new Set<FactKey>();
  return missing.filter(({ key }) => !seen.has(key) && seen.add(key) !== undefined);
}
