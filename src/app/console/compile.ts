import type { Condition, Scalar, Test } from '../../contract/condition.ts';
import { type ConsoleField, consoleFields, shName } from '../../wire/console/fields.ts';

/**
 * A condition as two commands of sh: one that succeeds when it holds, one that succeeds when it does not. Where a fact is
 * not known neither does, which is Kleene's third value. `true` and `false` stand for what the console always knows.
 */
export interface InSh {
  readonly yes: string;
  readonly no: string;
}

const never: InSh = { yes: 'false', no: 'false' };
const fields = new Map(consoleFields.map((field) => [`${field.key} ${field.path}`, field]));

export function inSh(condition: Condition): InSh {
  switch (condition.op) {
    case 'all': {
      const parts = condition.of.map(inSh);
      return { yes: every(parts.map(({ yes }) => yes)), no: some(parts.map(({ no }) => no)) };
    }
    case 'any': {
      const parts = condition.of.map(inSh);
      return { yes: some(parts.map(({ yes }) => yes)), no: every(parts.map(({ no }) => no)) };
    }
    case 'not': {
      const { yes, no } = inSh(condition.of);
      return { yes: no, no: yes };
    }
    case 'test':
      return ofTest(condition);
    // Elements of a list of objects, and other subjects: no console sees them.
    case 'element':
    case 'some':
    case 'every':
    case 'none':
      return never;
    default:
      return condition satisfies never;
  }
}

function ofTest({ key, field, test }: Condition & { op: 'test' }): InSh {
  if (key === 'server.view' && field === 'outside') return test.is === 'equals' ? settled(test.value === false) : never;
  const path = test.is === 'kind' ? (field === undefined ? 'kind' : `${field}.kind`) : field;
  const known = fields.get(`${key} ${path}`);
  return known === undefined ? never : onField(known, test, `"$${shName(known)}"`);
}

function settled(holds: boolean): InSh {
  return { yes: String(holds), no: String(!holds) };
}

/** The closed list of tests once more, in sh (diagnose/value-tests.ts has its meaning). */
function onField({ type }: ConsoleField, test: Test, value: string): InSh {
  const list = type === 'numbers';
  switch (test.is) {
    case 'kind':
      return oneOf(value, test.oneOf);
    case 'equals':
      return list ? never : oneOf(value, [test.value]);
    case 'oneOf':
      return list ? never : oneOf(value, test.values);
    case 'atLeast':
      return list ? never : { yes: `least ${value} ${test.value}`, no: `below ${value} ${test.value}` };
    case 'less':
      return list ? never : { yes: `below ${value} ${test.value}`, no: `least ${value} ${test.value}` };
    case 'count': {
      if (!list) return never;
      const [yes, no] = ({ '==': ['-eq', '-ne'], '>=': ['-ge', '-lt'], '<': ['-lt', '-ge'] } as const)[test.op];
      return { yes: `many ${value} ${yes} ${test.value}`, no: `many ${value} ${no} ${test.value}` };
    }
    case 'contains':
      if (list) return { yes: `among ${value} ${word(test.value)}`, no: `notamong ${value} ${word(test.value)}` };
      return matching(value, `*${globbed(test.value)}*`);
    case 'matches': {
      const glob = list ? undefined : globOf(test.pattern);
      return glob === undefined ? never : matching(value, glob);
    }
    // Another fact: what the client offered, which address it used.
    case 'sameAs':
      return never;
    default:
      return test satisfies never;
  }
}

function oneOf(value: string, wanted: readonly Scalar[]): InSh {
  const words = wanted.map((one) => word(String(one))).join(' ');
  return { yes: `is ${value} ${words}`, no: `isnt ${value} ${words}` };
}

function matching(value: string, glob: string): InSh {
  return { yes: `like ${value} ${word(glob)}`, no: `unlike ${value} ${word(glob)}` };
}

/** An extended regular expression of plain letters, classes and dots as a pattern of `case`; others have none. */
export function globOf(pattern: string): string | undefined {
  let glob = '';
  for (const [part] of pattern.matchAll(/\[[^\]\\^]+\]|\\[.()[\]{}*+?|^$/\\]|[\s\S]/gu)) {
    if (part === '.') glob += '?';
    else if (part.length > 1) glob += part.startsWith('\\') ? globbed(part.slice(1)) : part;
    else if (/[*+?(){}|^$[\]\\]/u.test(part)) return undefined;
    else glob += part;
  }
  return `*${glob}*`;
}

function globbed(text: string): string {
  return text.replace(/[*?[\]\\]/gu, '[$&]').replaceAll('[\\]', '\\\\');
}

function every(parts: readonly string[]): string {
  if (parts.includes('false')) return 'false';
  const left = [...new Set(parts)].filter((part) => part !== 'true');
  return left.length === 0 ? 'true' : left.map(braced).join(' && ');
}

function some(parts: readonly string[]): string {
  if (parts.includes('true')) return 'true';
  const left = [...new Set(parts)].filter((part) => part !== 'false');
  return left.length === 0 ? 'false' : left.map(braced).join(' || ');
}

/** && and || have the same rank in sh. */
function braced(part: string): string {
  return / (?:&&|\|\|) /u.test(part) ? `{ ${part}; }` : part;
}

/** A word of sh that stands for exactly this text. */
export function word(text: string): string {
  return /^[A-Za-z0-9@%+=:,./_-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
