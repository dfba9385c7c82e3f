import { visibleText } from '../contract/quoted.ts';
import type { Look } from './layout.ts';

/** Our own typography, in the words of a terminal that shows ASCII only. */
const twins: { readonly [sign: string]: string } = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '→': '->',
  '–': '-',
  '—': '-',
  '·': '-',
  '≥': '>=',
  '≤': '<=',
  '×': 'x',
};

/**
 * The same value with every text fit for this terminal, so that no reporter can forget one. Without UTF-8 nothing but ASCII
 * is left: what has no twin becomes an escape, since to a terminal of an 8-bit locale the bytes of UTF-8 are other letters,
 * and some of them control characters.
 */
export function shown<T>(value: T, look: Pick<Look, 'unicode'>): T {
  return mapped(value, look.unicode ? visibleText : (text) => ascii(visibleText(text))) as T;
}

function mapped(value: unknown, show: (text: string) => string): unknown {
  if (typeof value === 'string') return show(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, show));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [show(key), mapped(inner, show)]));
}

function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (sign) => twins[sign] ?? `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}
