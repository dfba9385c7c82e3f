import type { PamRule } from './rules.ts';

/** What a module may answer: names of libpam's return values, in the spelling of pam.d(5). */
export type PamAnswer =
  | 'success'
  | 'ignore'
  | 'perm_denied'
  | 'auth_err'
  | 'acct_expired'
  | 'authtok_expired'
  | 'new_authtok_reqd'
  | 'module_unknown'
  | 'session_err'
  | 'service_err'
  | 'user_unknown';

/** One way the whole stack may end. `by`: the rule that spoiled it; null: nothing spoke for it. */
export type PamEnd =
  | { readonly kind: 'success' }
  | { readonly kind: 'new-password'; readonly by: PamRule }
  | { readonly kind: 'failure'; readonly answer: PamAnswer; readonly by: PamRule | null };

interface State {
  readonly impression: 'none' | 'good' | 'bad';
  readonly answer: PamAnswer;
  readonly by: PamRule | null;
}

const fresh: State = { impression: 'none', answer: 'perm_denied', by: null };
const statesAtMost = 5_000; // every rule with three answers each way; bounds what hostile files can cost

/**
 * Walks a stack as libpam does (pam_dispatch.c) with every answer that each module may give, and gives every way it may
 * end; undefined: a control that is not understood.
 */
export function pamEnds(
  rules: readonly PamRule[],
  answersOf: (rule: PamRule) => readonly PamAnswer[],
): readonly PamEnd[] | undefined {
  const ends = new Map<string, PamEnd>();
  const seen = new Set<string>();
  const todo: { readonly at: number; readonly state: State }[] = [{ at: 0, state: fresh }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { at, state } = next;
    const name = `${at} ${nameOf(state, rules)}`;
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > statesAtMost) return undefined;
    const rule = rules[at];
    if (rule === undefined) {
      ends.set(nameOf(state, rules), endOf(state));
      continue;
    }
    for (const answer of answersOf(rule)) {
      const action = rule.actions.get(answer) ?? rule.actions.get('default') ?? 'ignore';
      const then = step(state, action, answer, rule);
      if (then === undefined) return undefined;
      todo.push({ at: nextOf(rules, at, action, then), state: then });
    }
  }
  return [...ends.values()];
}

function step(state: State, action: string, answer: PamAnswer, by: PamRule): State | undefined {
  if (/^\d+$/u.test(action) || action === 'ignore') return state;
  switch (action) {
    case 'ok':
    case 'done':
      return state.impression === 'none' || (state.impression === 'good' && state.answer === 'success')
        ? { impression: 'good', answer, by }
        : state;
    case 'bad':
    case 'die':
      return state.impression === 'bad'
        ? state
        : { impression: 'bad', answer: answer === 'ignore' || answer === 'success' ? 'perm_denied' : answer, by };
    case 'reset':
      return fresh;
    default:
      return undefined;
  }
}

/** `die`, and `done` after nothing bad, leave the stack; inside a substack only that. A jump counts rules of its own level. */
function nextOf(rules: readonly PamRule[], at: number, action: string, then: State): number {
  const level = rules[at]?.level ?? 0;
  const over = (stop: (rule: PamRule) => boolean): number => {
    let to = at + 1;
    while (to < rules.length && !stop(rules[to] as PamRule)) to += 1;
    return to;
  };
  if (action === 'die' || (action === 'done' && then.impression === 'good'))
    return level === 0 ? rules.length : over((rule) => rule.level < level);
  if (!/^\d+$/u.test(action)) return at + 1;
  let left = Number(action);
  return over((rule) => rule.level < level || left-- <= 0);
}

function endOf({ impression, answer, by }: State): PamEnd {
  if (impression === 'good' && answer === 'success') return { kind: 'success' };
  if (impression === 'good' && answer === 'new_authtok_reqd' && by !== null) return { kind: 'new-password', by };
  return { kind: 'failure', answer, by };
}

function nameOf({ impression, answer, by }: State, rules: readonly PamRule[]): string {
  return `${impression} ${answer} ${by === null ? -1 : rules.indexOf(by)}`;
}
