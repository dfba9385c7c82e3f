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
 * The same value with nothing but ASCII in its texts. What has no twin becomes an escape: to a terminal of an 8-bit
 * locale the bytes of UTF-8 are other letters, and some of them are control characters.
 */
export function asciiOnly<T>(value: T): T {
  return mapped(value) as T;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return ascii(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner)]));
}

function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (sign) => twins[sign] ?? `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}
