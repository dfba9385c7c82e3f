import type { Cause, Sign, Weight } from '../contract/cause.ts';
import type { Missing, Reason, VerdictKind } from '../contract/report.ts';
import type { Stage } from '../contract/stage.ts';
import { evaluate, type Judged } from './evaluate.ts';
import type { FactStore, Focus } from './store.ts';

/** Log-odds of a sign. Calibrated against recorded cases; see docs/architecture.md, "weights". */
export const signLogOdds: { readonly [W in Weight]: number } = { weak: 0.6, medium: 1.4, strong: 2.6, decisive: 4.5 };

/** Log-odds of how often a cause is met, against a common one. */
export const priorLogOdds: { readonly [F in Cause['frequency']]: number } = { common: 0, occasional: -1, rare: -2.2 };

/** One cause with what the facts say of it, before it is set against its rivals. */
export interface JudgedCause {
  readonly cause: Cause;
  readonly verdict: VerdictKind;
  /** Some sign speaks for it, or its proof holds. */
  readonly raised: boolean;
  /** Sum of the signs' log-odds; how common it is comes on top. */
  readonly signs: number;
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  /** Facts that a sign waits for. */
  readonly unseen: readonly Missing[];
  readonly bound: ReadonlyMap<string, Focus>;
  /** Proof and rule-out both hold: a mistake in the cause or in a fact, never shown as proven. */
  readonly contradiction: boolean;
}

/** Judges one cause at one focus. */
export function judgeCause(cause: Cause, facts: FactStore, focus: Focus): JudgedCause {
  const proof = cause.proof === undefined ? undefined : evaluate(cause.proof, facts, focus);
  const out = cause.ruledOutBy === undefined ? undefined : evaluate(cause.ruledOutBy, facts, focus);
  const signs = cause.signs.map((sign) => ({ sign, judged: evaluate(sign.when, facts, focus) }));
  const holding = signs.filter(({ judged }) => judged.answer === 'yes');
  const proven = proof?.answer === 'yes';
  const excluded = out?.answer === 'yes';
  const raised = proven || holding.some(({ sign }) => sign.against !== true);
  return {
    cause,
    verdict: verdictOf(proven, excluded, raised),
    raised,
    signs: sumOfSigns(holding),
    reasons: reasonsOf(proven, excluded, proof, out, holding),
    missing: [proof, out].flatMap((judged) => (judged?.answer === 'unknown' ? judged.missing : [])),
    unseen: signs.flatMap(({ judged }) => (judged.answer === 'unknown' ? judged.missing : [])),
    bound: new Map([
      ...holding.flatMap(({ judged }) => [...judged.bound]),
      ...(proof?.bound ?? []),
      ...(out?.bound ?? []),
    ]),
    contradiction: proven && excluded,
  };
}

function verdictOf(proven: boolean, excluded: boolean, raised: boolean): VerdictKind {
  if (proven && !excluded) return 'proven';
  if (excluded && !proven) return 'ruled-out';
  return raised ? 'possible' : 'cannot-tell';
}

/** Signs that rest on the same observation count once, the strongest; so do those against. */
function sumOfSigns(holding: readonly { readonly sign: Sign; readonly judged: Judged }[]): number {
  const strongest = new Map<string, number>();
  for (const { sign, judged } of holding) {
    const seqs = judged.reasons.filter((reason) => reason.seq !== null).map((reason) => reason.seq);
    const key = `${sign.against === true ? '-' : '+'}${[...new Set(seqs)].sort((a, b) => (a ?? 0) - (b ?? 0)).join(',')}`;
    strongest.set(key, Math.max(strongest.get(key) ?? 0, signLogOdds[sign.weight]));
  }
  let sum = 0;
  for (const [key, odds] of strongest) sum += key.startsWith('-') ? -odds : odds;
  return sum;
}

function reasonsOf(
  proven: boolean,
  excluded: boolean,
  proof: Judged | undefined,
  out: Judged | undefined,
  holding: readonly { readonly judged: Judged }[],
): readonly Reason[] {
  const speaking = excluded ? [out] : proven ? [proof] : holding.map(({ judged }) => judged);
  const reasons = speaking.flatMap((judged) => judged?.reasons ?? []);
  const seen = new Set<string>();
  return reasons.filter((reason) => !seen.has(reason.says) && seen.add(reason.says));
}

/** The stages at which a cause competes as the explanation of a failed look. */
export function showsAt(cause: Cause): readonly Stage[] {
  return cause.showsAt ?? [cause.id.slice(0, cause.id.indexOf('/')) as Stage];
}

export function stageOf(cause: Cause): Stage {
  return cause.id.slice(0, cause.id.indexOf('/')) as Stage;
}
