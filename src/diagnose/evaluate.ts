import type { Condition } from '../contract/condition.ts';
import type { FactKey } from '../contract/facts/registry.ts';
import type { Missing, Reason } from '../contract/report.ts';
import type { FactStore, Focus } from './store.ts';
import { type Answer, answers, fieldOf } from './value-tests.ts';

/** What a condition comes to, and what that rests on. */
export interface Judged {
  readonly answer: Answer;
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  /** Subjects found by `some … as name`. */
  readonly bound: ReadonlyMap<string, Focus>;
}

const nothingBound: ReadonlyMap<string, Focus> = new Map();

/** Answers already found, by facts, focus and condition: causes share their conditions, so most are asked many times. */
const found = new WeakMap<FactStore, WeakMap<Focus, Map<Condition, Judged>>>();

/** Judges a condition at a focus, in three values: yes, no, unknown (Kleene's logic). */
export function evaluate(condition: Condition, facts: FactStore, focus: Focus): Judged {
  const answers = answersAt(facts, focus);
  let judged = answers.get(condition);
  if (judged === undefined) answers.set(condition, (judged = judge(condition, facts, focus)));
  return judged;
}

function answersAt(facts: FactStore, focus: Focus): Map<Condition, Judged> {
  let byFocus = found.get(facts);
  if (byFocus === undefined) found.set(facts, (byFocus = new WeakMap()));
  let answers = byFocus.get(focus);
  if (answers === undefined) byFocus.set(focus, (answers = new Map()));
  return answers;
}

function judge(condition: Condition, facts: FactStore, focus: Focus): Judged {
  switch (condition.op) {
    case 'all':
      return combine(
        condition.of.map((part) => evaluate(part, facts, focus)),
        'no',
      );
    case 'any':
      return combine(
        condition.of.map((part) => evaluate(part, facts, focus)),
        'yes',
      );
    case 'not': {
      const judged = evaluate(condition.of, facts, focus);
      return { ...judged, answer: opposite(judged.answer) };
    }
    case 'test':
    case 'element':
      return leaf(condition, facts, focus);
    case 'some':
    case 'every':
    case 'none':
      return quantified(condition, facts, focus);
    default:
      return condition satisfies never;
  }
}

/** One answer decides (`no` for all, `yes` for any); else one unknown keeps it open. Keeps the reasons of what decided. */
function combine(parts: readonly Judged[], decisive: 'yes' | 'no'): Judged {
  const deciding = parts.filter((part) => part.answer === decisive);
  const unknown = parts.some((part) => part.answer === 'unknown');
  const answer = deciding.length > 0 ? decisive : unknown ? 'unknown' : opposite(decisive);
  const kept = deciding.length > 0 ? deciding : parts;
  return {
    answer,
    reasons: kept.flatMap((part) => part.reasons),
    missing: deciding.length > 0 ? [] : parts.flatMap((part) => part.missing),
    bound: merged(kept),
  };
}

function leaf(condition: Condition & { op: 'test' | 'element' }, facts: FactStore, focus: Focus): Judged {
  const record = facts.at(condition.key, focus);
  if (record === undefined || !record.fact.known) {
    const gap = record === undefined || record.fact.known ? { kind: 'not-run' as const } : record.fact.gap;
    return {
      answer: 'unknown',
      reasons: [{ says: condition.says, holds: 'unknown', seq: record?.seq ?? null }],
      missing: [{ key: condition.key, subject: { ...subjectOf(focus) }, gap }],
      bound: nothingBound,
    };
  }
  const value: unknown = record.fact.value;
  const answer =
    condition.op === 'element' ? elementAnswer(condition, value) : testAnswer(condition, value, facts, focus);
  return {
    answer,
    reasons: [{ says: condition.says, holds: answer, seq: record.seq }],
    missing: [],
    bound: nothingBound,
  };
}

function testAnswer(condition: Condition & { op: 'test' }, value: unknown, facts: FactStore, focus: Focus): Answer {
  const { test } = condition;
  const other = test.is === 'sameAs' ? valueAt(facts, test.key, test.field, focus) : undefined;
  return answers(test, fieldOf(value, condition.field), other);
}

function elementAnswer(condition: Condition & { op: 'element' }, value: unknown): Answer {
  if (!Array.isArray(value)) return 'no';
  let best: Answer = 'no';
  for (const element of value) {
    const parts = condition.tests.map(({ field, test }) => answers(test, fieldOf(element, field), undefined));
    if (parts.every((part) => part === 'yes')) return 'yes';
    if (!parts.includes('no')) best = 'unknown';
  }
  return best;
}

function quantified(condition: Condition & { op: 'some' | 'every' | 'none' }, facts: FactStore, focus: Focus): Judged {
  const subjects = facts.others(condition.scope, focus);
  const judged = subjects.map((subject) => ({ subject, result: evaluate(condition.of, facts, subject) }));
  const hit = judged.find(({ result }) => result.answer === (condition.op === 'every' ? 'no' : 'yes'));
  const open = judged.filter(({ result }) => result.answer === 'unknown');
  const seq = hit?.result.reasons.at(-1)?.seq ?? judged.at(-1)?.result.reasons.at(-1)?.seq ?? null;
  const answer = quantifiedAnswer(condition.op, hit !== undefined, open.length > 0 || judged.length === 0);
  const missing =
    answer !== 'unknown'
      ? []
      : judged.length === 0
        ? missingOf(condition, focus)
        : open.flatMap(({ result }) => result.missing);
  const bound =
    hit !== undefined && condition.op === 'some' && condition.as !== undefined
      ? new Map([[condition.as, hit.subject as Focus]])
      : nothingBound;
  return { answer, reasons: [{ says: condition.says, holds: answer, seq }], missing, bound };
}

function quantifiedAnswer(op: 'some' | 'every' | 'none', hit: boolean, open: boolean): Answer {
  if (hit) return op === 'some' ? 'yes' : 'no';
  if (open) return 'unknown';
  return op === 'some' ? 'no' : 'yes';
}

/** Nothing was looked at in this scope: the facts of the inner condition are what is missing. */
function missingOf(condition: Condition & { op: 'some' | 'every' | 'none' }, focus: Focus): Missing[] {
  return [...keysOf(condition.of)].map((key) => ({
    key,
    subject: subjectOf(focus),
    gap: { kind: 'not-run', why: condition.scope },
  }));
}

/** Every fact a condition reads. */
export function keysOf(condition: Condition): ReadonlySet<FactKey> {
  const keys = new Set<FactKey>();
  const walk = (part: Condition): void => {
    if (part.op === 'test' || part.op === 'element') {
      keys.add(part.key);
      if (part.op === 'test' && part.test.is === 'sameAs') keys.add(part.test.key);
    } else if (part.op === 'all' || part.op === 'any') part.of.forEach(walk);
    else walk(part.of);
  };
  walk(condition);
  return keys;
}

/** The value of a fact's field at a focus; undefined when it is not known. */
export function valueAt(facts: FactStore, key: FactKey, field: string | undefined, focus: Focus): unknown {
  const record = facts.at(key, focus);
  return record?.fact.known === true ? fieldOf(record.fact.value, field) : undefined;
}

export function subjectOf(focus: Focus): { hop: number; address?: string; port?: number; contrast?: string } {
  return {
    hop: focus.hop,
    ...(focus.address === undefined ? {} : { address: focus.address }),
    ...(focus.port === undefined ? {} : { port: focus.port }),
    ...(focus.contrast === undefined ? {} : { contrast: focus.contrast }),
  };
}

function opposite(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
}

function merged(parts: readonly Judged[]): ReadonlyMap<string, Focus> {
  if (parts.every((part) => part.bound.size === 0)) return nothingBound;
  return new Map(parts.flatMap((part) => [...part.bound]));
}
