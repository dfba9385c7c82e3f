import type { FactKey } from '../contract/facts/registry.ts';
import { factRegistry } from '../contract/facts/registry.ts';
import { isQuoted, visibleText } from '../contract/quoted.ts';
import { valueAt } from './evaluate.ts';
import type { FactStore, Focus } from './store.ts';

/** What `{names}` in the words of a cause may stand for. */
export interface Names {
  readonly facts: FactStore;
  readonly focus: Focus;
  readonly bound: ReadonlyMap<string, Focus>;
  /** `host`, `name`, `user`, `port`, … of the destination asked for. */
  readonly asked: { readonly [name: string]: string | number | null };
}

/** Longest value filled into a sentence; longer ones are cut. */
const filledMaxLength = 200;

/**
 * Fills `{host}`, `{fact.key.field}` and `{bound:fact.key.field}` into a sentence. A part in square brackets is left
 * out when one of its names has no value. Values are escaped so that foreign text cannot drive a terminal.
 */
export function fillWords(template: string, names: Names): string {
  return fill(template, names, visibleText);
}

/** The same for a command line: values that hold more than letters, digits and `@%+=:,./_-` are quoted for sh. */
export function fillCommand(template: string, names: Names): string {
  return fill(template, names, (value) => shellQuoted(visibleText(value)));
}

function fill(template: string, names: Names, show: (value: string) => string): string {
  const withoutOptional = template.replace(/\[([^[\]]*\{[^{}]*\}[^[\]]*)\]/gu, (_, part: string) =>
    placeholders(part).every((name) => lookUp(name, names) !== undefined) ? part : '',
  );
  return withoutOptional.replace(/\{([a-z][^{}\s]*)\}/gu, (whole, name: string) => {
    const value = lookUp(name, names);
    return value === undefined ? `<${whole.slice(1, -1)}>` : show(value.slice(0, filledMaxLength));
  });
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{([a-z][^{}\s]*)\}/gu)].map((match) => match[1] ?? '');
}

function lookUp(name: string, names: Names): string | undefined {
  const asked = names.asked[name];
  if (asked !== undefined && asked !== null) return String(asked);
  const [binding, rest] = name.includes(':') ? (name.split(':', 2) as [string, string]) : [undefined, name];
  const focus = binding === undefined ? names.focus : names.bound.get(binding);
  if (focus === undefined) return undefined;
  if (rest === 'port' || rest === 'address' || rest === 'contrast')
    return focus[rest] === undefined ? undefined : String(focus[rest]);
  const key = (Object.keys(factRegistry) as FactKey[]).find(
    (candidate) => rest === candidate || rest.startsWith(`${candidate}.`),
  );
  if (key === undefined) return undefined;
  return asText(valueAt(names.facts, key, rest === key ? undefined : rest.slice(key.length + 1), focus));
}

function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isQuoted(value)) return value.quoted;
  if (Array.isArray(value)) return value.map((element) => asText(element) ?? '').join(',');
  return typeof value === 'object' ? undefined : String(value);
}

function shellQuoted(value: string): string {
  if (/^[A-Za-z0-9@%+=:,./_-]+$/u.test(value)) return value;
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
