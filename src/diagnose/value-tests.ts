import type { Scalar, Test } from '../contract/condition.ts';
import { isQuoted } from '../contract/quoted.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** Longest text a pattern is tried on; a pattern of the catalogue never needs more. */
const matchedTextMaxLength = 4096;

/**
 * Walks a path such as `icmp.sender` into a value. A list on the way gives the list of what its elements hold.
 * `undefined` anywhere: unknown; `null`: known not to be there.
 */
export function fieldOf(value: unknown, path: string | undefined): unknown {
  if (path === undefined) return value;
  let at: unknown = value;
  for (const name of path.split('.')) {
    if (at === null || at === undefined) return at;
    if (Array.isArray(at)) {
      at = at
        .map((element) => (element as { readonly [k: string]: unknown })[name])
        .filter((element) => element !== undefined);
    } else if (typeof at === 'object') {
      at = (at as { readonly [k: string]: unknown })[name];
    } else return undefined;
  }
  return at;
}

/** The meaning of each test, in three values. `other` is the value that `sameAs` compares with. */
export function answers(test: Test, value: unknown, other: unknown): Answer {
  if (value === undefined) return 'unknown';
  switch (test.is) {
    case 'kind': {
      const kind = (value as { kind?: unknown } | null)?.kind;
      return yes(typeof kind === 'string' && test.oneOf.includes(kind));
    }
    case 'equals':
      return yes(plain(value) === test.value);
    case 'oneOf':
      return yes((test.values as readonly unknown[]).includes(plain(value)));
    case 'atLeast':
      return typeof value === 'number' ? yes(value >= test.value) : 'no';
    case 'less':
      return typeof value === 'number' ? yes(value < test.value) : 'no';
    case 'count':
      return Array.isArray(value) ? yes(compare(value.length, test.op, test.value)) : 'no';
    case 'contains':
      if (Array.isArray(value)) return yes(value.some((element) => plain(element) === test.value));
      return yes(String(plain(value) ?? '').includes(test.value));
    case 'matches': {
      const pattern = compiled(test.pattern);
      const list = Array.isArray(value) ? value : [value];
      return yes(list.some((element) => pattern.test(String(plain(element) ?? '').slice(0, matchedTextMaxLength))));
    }
    case 'sameAs':
      if (other === undefined) return 'unknown';
      return yes(inBoth(value, other));
    default:
      return test satisfies never;
  }
}

/** Equal; where one of them is a list, an element of the one is the other, or in it. */
function inBoth(value: unknown, other: unknown): boolean {
  const theirs = Array.isArray(other) ? other : [other];
  return (Array.isArray(value) ? value : [value]).some(
    (element) => plain(element) !== undefined && theirs.some((one) => plain(one) === plain(element)),
  );
}

const patterns = new Map<string, RegExp>();

/** Patterns come from the catalogue only, so there are few. */
function compiled(pattern: string): RegExp {
  let found = patterns.get(pattern);
  if (found === undefined) patterns.set(pattern, (found = new RegExp(pattern, 'u')));
  return found;
}

function yes(holds: boolean): Answer {
  return holds ? 'yes' : 'no';
}

/** undefined: an object or a list, which equals no scalar (and is not `null`). */
function plain(value: unknown): Scalar | undefined {
  if (isQuoted(value)) return value.quoted;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null ? null : undefined;
}

function compare(count: number, op: '==' | '>=' | '<', value: number): boolean {
  if (op === '==') return count === value;
  return op === '>=' ? count >= value : count < value;
}
