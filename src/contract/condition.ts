import type { FactKey } from './facts/registry.ts';

/** One value to compare with, or the value of another fact at the same subject. */
export type Scalar = string | number | boolean | null;

/**
 * What can be asked of one value: a closed list, so that a condition can be printed, asked for its missing facts,
 * turned into a page and into sh. `field` walks into objects; on a list it collects from every element.
 * A field that is `undefined` is unknown; `null` means that it is known not to be there.
 */
export type Test =
  | { readonly is: 'kind'; readonly oneOf: readonly string[] }
  | { readonly is: 'equals'; readonly value: Scalar }
  | { readonly is: 'oneOf'; readonly values: readonly Scalar[] }
  | { readonly is: 'atLeast'; readonly value: number }
  | { readonly is: 'less'; readonly value: number }
  /** Number of elements of a list. */
  | { readonly is: 'count'; readonly op: '==' | '>=' | '<'; readonly value: number }
  /** A list has the element; a text has the part. Letter case counts. */
  | { readonly is: 'contains'; readonly value: string }
  /** POSIX extended regular expression over the text, or over any element of a list. */
  | { readonly is: 'matches'; readonly pattern: string }
  /** Equal to another fact's value; of lists: they share an element. */
  | { readonly is: 'sameAs'; readonly key: FactKey; readonly field?: string };

/** Which other subjects a quantified condition speaks of, seen from the subject under judgement. */
export type Scope =
  /** The same port of the other addresses of the name. */
  | 'other-address'
  /** Other ports of the same address. */
  | 'other-port'
  /** Every port looked at, of the same address. */
  | 'any-port'
  /** Hosts looked at only for comparison. */
  | 'contrast-host';

export type Condition =
  | { readonly op: 'all'; readonly of: readonly Condition[] }
  | { readonly op: 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'test'; readonly key: FactKey; readonly field?: string; readonly test: Test; readonly says: string }
  /** Elements of a list for which all the tests hold together. */
  | {
      readonly op: 'element';
      readonly key: FactKey;
      readonly tests: readonly { readonly field: string; readonly test: Test }[];
      readonly says: string;
    }
  | {
      readonly op: 'some' | 'every' | 'none';
      readonly scope: Scope;
      readonly of: Condition;
      /** Name under which the subject found can be used in texts, such as `ssh-port`. */
      readonly as?: string;
      readonly says: string;
    };

/** A condition over one fact, in the making. Every method ends with the words that the report will use. */
export interface FactTests {
  readonly field: (path: string) => FactTests;
  readonly kind: (kind: string | readonly string[], says: string) => Condition;
  readonly equals: (value: Scalar, says: string) => Condition;
  readonly oneOf: (values: readonly Scalar[], says: string) => Condition;
  readonly atLeast: (value: number, says: string) => Condition;
  readonly less: (value: number, says: string) => Condition;
  readonly count: (op: '==' | '>=' | '<', value: number, says: string) => Condition;
  readonly contains: (value: string, says: string) => Condition;
  readonly matches: (pattern: string, says: string) => Condition;
  readonly sameAs: (key: FactKey, field: string | undefined, says: string) => Condition;
  /** Some element of the list for which every test holds, such as `{ problem: is('bad-permissions') }`. */
  readonly element: (tests: { readonly [field: string]: Test }, says: string) => Condition;
}

/** Starts a condition: `fact('tcp.connect').kind('refused', 'the port refuses')`. */
export function fact(key: FactKey): FactTests {
  return factAt(key, undefined);
}

function factAt(key: FactKey, field: string | undefined): FactTests {
  const make = (test: Test, says: string): Condition =>
    field === undefined ? { op: 'test', key, test, says } : { op: 'test', key, field, test, says };
  return {
    field: (path) => factAt(key, field === undefined ? path : `${field}.${path}`),
    kind: (kind, says) => make({ is: 'kind', oneOf: typeof kind === 'string' ? [kind] : kind }, says),
    equals: (value, says) => make({ is: 'equals', value }, says),
    oneOf: (values, says) => make({ is: 'oneOf', values }, says),
    atLeast: (value, says) => make({ is: 'atLeast', value }, says),
    less: (value, says) => make({ is: 'less', value }, says),
    count: (op, value, says) => make({ is: 'count', op, value }, says),
    contains: (value, says) => make({ is: 'contains', value }, says),
    matches: (pattern, says) => make({ is: 'matches', pattern }, says),
    sameAs: (other, otherField, says) =>
      make(
        otherField === undefined ? { is: 'sameAs', key: other } : { is: 'sameAs', key: other, field: otherField },
        says,
      ),
    element: (tests, says) => ({
      op: 'element',
      key,
      tests: Object.entries(tests).map(([name, test]) => ({ field: name, test })),
      says,
    }),
  };
}

/** Test on a field of a list's element: equal to one of these. */
export function is(...values: readonly Scalar[]): Test {
  return { is: 'oneOf', values };
}

export function matching(pattern: string): Test {
  return { is: 'matches', pattern };
}

export function all(...of: readonly Condition[]): Condition {
  return { op: 'all', of };
}

export function any(...of: readonly Condition[]): Condition {
  return { op: 'any', of };
}

export function not(of: Condition): Condition {
  return { op: 'not', of };
}

export function some(scope: Scope, of: Condition, says: string, as?: string): Condition {
  return as === undefined ? { op: 'some', scope, of, says } : { op: 'some', scope, of, says, as };
}

export function every(scope: Scope, of: Condition, says: string): Condition {
  return { op: 'every', scope, of, says };
}

/** @public No cause needs it today; a language with some and every has it. */
export function none(scope: Scope, of: Condition, says: string): Condition {
  return { op: 'none', scope, of, says };
}
