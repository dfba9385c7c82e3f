import { matchPattern } from '../files/host-pattern.ts';
import type { RuleAnswer } from './access.ts';

/** Wall clock of the server in its own time zone. */
export interface LocalTime {
  /** 0: Sunday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

type Three = boolean | undefined;

/** time.conf(5), as pam_time.c reads it: every rule for this service, terminal and user must hold now. */
export function timeAnswer(
  text: string,
  ask: { readonly service: string; readonly terminal: string; readonly user: string; readonly now: LocalTime },
): RuleAnswer | undefined {
  let applied: RuleAnswer | undefined;
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*$/u, '').trim();
    const fields = line.split(';').map((field) => field.trim());
    if (fields.length !== 4) continue;
    const [services = '', terminals = '', users = '', times = ''] = fields;
    const meant = and(
      and(
        logic(services, (word) => matchPattern(ask.service, word)),
        logic(terminals, (word) => matchPattern(ask.terminal, word)),
      ),
      logic(users, (word) => (word.startsWith('@') ? undefined : matchPattern(ask.user, word))),
    );
    if (meant === false) continue;
    const now = logic(times, (word) => inTime(word, ask.now));
    if (meant === true && now === false) return { kind: 'refused', line: at + 1, text: line };
    if (meant === undefined || now === undefined) applied = { kind: 'undecided', line: at + 1 };
    else applied ??= { kind: 'allowed', line: at + 1, text: line };
  }
  return applied;
}

function and(one: Three, other: Three): Three {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

/** Words with `&`, `|` and `!`, from left to right without precedence (logic_field). */
function logic(field: string, test: (word: string) => Three): Three {
  let result: Three;
  let operator = '|';
  let first = true;
  for (const token of field.replace(/\s+/gu, '').match(/[&|]|[^&|]+/gu) ?? []) {
    if (token === '&' || token === '|') {
      operator = token;
      continue;
    }
    const negated = token.startsWith('!');
    const plain = test(negated ? token.slice(1) : token);
    const value = negated && plain !== undefined ? !plain : plain;
    if (first) result = value;
    else if (operator === '&') result = and(result, value);
    else
      result =
        result === true || value === true ? true : result === undefined || value === undefined ? undefined : false;
    first = false;
  }
  return result;
}

const days = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const;

/** `MoTuFr0900-1700`; naming a day twice takes it out again; an end before the start goes over midnight. */
function inTime(word: string, { weekday, minuteOfDay }: LocalTime): Three {
  const [, names = '', from = '', to = ''] = /^((?:[A-Za-z]{2})+)(\d{4})-(\d{4})$/u.exec(word) ?? [];
  if (names === '') return undefined;
  const on = new Set<number>();
  for (const name of names.match(/../gu) ?? []) {
    const meant = daysOf(name);
    if (meant === undefined) return undefined;
    for (const day of meant) if (!on.delete(day)) on.add(day);
  }
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(2));
  const [start, end] = [minutes(from), minutes(to)];
  if (start <= end) return on.has(weekday) && minuteOfDay >= start && minuteOfDay < end;
  return (on.has(weekday) && minuteOfDay >= start) || (on.has((weekday + 6) % 7) && minuteOfDay < end);
}

function daysOf(name: string): readonly number[] | undefined {
  const wanted = name.toLowerCase();
  if (wanted === 'wk') return [1, 2, 3, 4, 5];
  if (wanted === 'wd') return [0, 6];
  if (wanted === 'al') return [0, 1, 2, 3, 4, 5, 6];
  const at = days.findIndex((day) => day.toLowerCase() === wanted);
  return at === -1 ? undefined : [at];
}
