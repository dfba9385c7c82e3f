import type { FactKey } from '../contract/facts/registry.ts';
import { factRegistry } from '../contract/facts/registry.ts';
import { isQuoted, visibleText } from '../contract/quoted.ts';
import { valueAt } from './evaluate.ts';
import type { FactStore, Focus } from './store.ts';
import { fieldOf } from './value-tests.ts';

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
 * Fills `{host}`, `{fact.key.field}` and `{bound:fact.key.field}` into a sentence. `{fact.key(field=value).other}` is the
 * first element of a list whose field has that value, `{fact.key().other}` the first one. A part in square brackets is
 * left out when one of its names has no value. Values are escaped so that foreign text cannot drive a terminal.
 */
export function fillWords(template: string, names: Names): string {
  return fill(template, names, ', ', visibleText);
}

/**
 * The same for a command line: values that hold more than letters, digits and `@%+=:,./_-` are quoted for sh. Where ssh is
 * called with the `{name}` that was asked for, the options that were asked for come too, such as its port and key.
 */
export function fillCommand(template: string, names: Names): string {
  const command = fill(template, names, ',', (value) => shellQuoted(visibleText(value)), callMark);
  const options = typeof names.asked['options'] === 'string' ? names.asked['options'] : '';
  const ownPort = / -p /u.test(template);
  return command.replaceAll(callMark, () => (ownPort ? options.replaceAll(/-p \S+ /gu, '') : options));
}

/** Words of a command line, each followed by a blank, quoted for sh. */
export function shellWords(words: readonly string[]): string {
  return words.map((word) => `${shellQuoted(visibleText(word))} `).join('');
}

/** Stands where the options of a call belong until the command is filled: no template and no shown text holds it. */
const callMark = '\0';
const sshCall = /\bssh (?:[^;&|{]|\{(?!name\}))*(?=\{name\})/gu;

/** `between`: what stands between the elements of a list; ssh's own lists have a comma and no blank. */
function fill(template: string, names: Names, between: string, show: (value: string) => string, mark = ''): string {
  const marked = mark === '' ? template : template.replace(sshCall, (call) => `${call}${mark}`);
  const withoutOptional = marked.replace(/\[([^[\]]*\{[^{}]*\}[^[\]]*)\]/gu, (_, part: string) =>
    placeholders(part).every((name) => lookUp(name, names, between) !== undefined) ? part : '',
  );
  return withoutOptional.replace(/\{([a-z][^{}\s]*)\}/gu, (_, name: string) => {
    const value = lookUp(name, names, between);
    return value === undefined ? placeholder(name) : show(value.slice(0, filledMaxLength));
  });
}

/** What the reader has to put in, in capitals: `{ssh-port:port}` reads PORT. */
function placeholder(name: string): string {
  return (name.split(/[.:]/u).at(-1) ?? name).replace(/\W/gu, '_').toUpperCase();
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{([a-z][^{}\s]*)\}/gu)].map((match) => match[1] ?? '');
}

function lookUp(name: string, names: Names, between: string): string | undefined {
  const asked = names.asked[name];
  if (asked !== undefined && asked !== null) return String(asked);
  const [binding, rest] = name.includes(':') ? (name.split(':', 2) as [string, string]) : [undefined, name];
  const focus = binding === undefined ? names.focus : names.bound.get(binding);
  if (focus === undefined) return undefined;
  if (rest === 'port' || rest === 'address' || rest === 'contrast')
    return focus[rest] === undefined ? undefined : String(focus[rest]);
  const [, listKey, field, wanted, ofElement] =
    /^([a-z.-]+)\((?:([A-Za-z]+)=([^()]*))?\)(?:\.(.+))?$/u.exec(rest) ?? [];
  if (listKey !== undefined) {
    const list = valueAt(names.facts, listKey as FactKey, undefined, focus);
    if (!Array.isArray(list)) return undefined;
    const chosen: unknown = list.find((element) => field === undefined || String(fieldOf(element, field)) === wanted);
    return asText(fieldOf(chosen, ofElement), between);
  }
  const key = (Object.keys(factRegistry) as FactKey[]).find(
    (candidate) => rest === candidate || rest.startsWith(`${candidate}.`),
  );
  if (key === undefined) return undefined;
  return asText(valueAt(names.facts, key, rest === key ? undefined : rest.slice(key.length + 1), focus), between);
}

function asText(value: unknown, between: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isQuoted(value)) return value.quoted;
  // The same value comes once, however many elements hold it.
  if (Array.isArray(value)) return [...new Set(value.map((element) => asText(element, between) ?? ''))].join(between);
  return typeof value === 'object' ? undefined : String(value);
}

function shellQuoted(value: string): string {
  if (/^[A-Za-z0-9@%+=:,./_-]+$/u.test(value)) return value;
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
