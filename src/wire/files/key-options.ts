/**
 * The options in front of a key in authorized_keys (sshd(8), AUTHORIZED_KEYS FILE FORMAT; auth-options.c). Names ignore
 * case. Since says the OpenSSH release, null when older than 7.0: an older sshd refuses the whole line.
 */
export interface KeyOptionRule {
  readonly name: string;
  readonly value: 'none' | 'quoted';
  /** A leading `no-` is allowed. */
  readonly negatable: boolean;
  readonly since: string | null;
}

const flag = (name: string, negatable: boolean, since: string | null = null): KeyOptionRule => ({
  name,
  value: 'none',
  negatable,
  since,
});
const valued = (name: string, since: string | null = null): KeyOptionRule => ({
  name,
  value: 'quoted',
  negatable: false,
  since,
});

export const keyOptionRules: readonly KeyOptionRule[] = [
  flag('restrict', false, '7.2'),
  flag('cert-authority', false),
  flag('port-forwarding', true),
  flag('agent-forwarding', true),
  flag('x11-forwarding', true),
  flag('touch-required', true, '8.2'),
  flag('verify-required', true, '8.3'),
  flag('pty', true),
  flag('user-rc', true),
  valued('command'),
  valued('principals'),
  valued('from'),
  valued('expiry-time', '7.7'),
  valued('environment'),
  valued('permitopen'),
  valued('permitlisten', '7.8'),
  valued('tunnel'),
];

export interface KeyOption {
  /** Lower case, with its `no-`. */
  readonly name: string;
  /** Unquoted; null for a flag. */
  readonly value: string | null;
  readonly known: boolean;
  readonly since: string | null;
}

export type OptionsProblem =
  | { readonly kind: 'unknown-option'; readonly name: string }
  | { readonly kind: 'missing-quote'; readonly name: string }
  | { readonly kind: 'missing-value'; readonly name: string }
  | { readonly kind: 'unclosed-quote' }
  | { readonly kind: 'blank-after-comma' };

export interface ParsedOptions {
  readonly options: readonly KeyOption[];
  readonly problem: OptionsProblem | null;
}

const maxOptions = 256; // far above any real line; bounds memory

/** Splits at commas outside quotes; `\"` inside quotes is a quote (opt_dequote in misc.c). */
export function parseKeyOptions(text: string): ParsedOptions {
  const options: KeyOption[] = [];
  let problem: OptionsProblem | null = null;
  const report = (found: OptionsProblem): void => {
    problem ??= found;
  };
  for (const item of splitOutsideQuotes(text, ',').slice(0, maxOptions)) {
    if (item === '') {
      report({ kind: 'blank-after-comma' });
      continue;
    }
    const [, written = '', given] = /^([^=]*)(?:=(.*))?$/s.exec(item) ?? [];
    const name = written.toLowerCase();
    const rule = ruleOf(name);
    if (rule === undefined) report({ kind: 'unknown-option', name });
    const value = given === undefined ? null : dequote(given);
    if (rule?.value === 'quoted' && given === undefined) report({ kind: 'missing-value', name });
    else if (given !== undefined && value === undefined) {
      report(given.startsWith('"') ? { kind: 'unclosed-quote' } : { kind: 'missing-quote', name });
    }
    options.push({ name, value: value ?? given ?? null, known: rule !== undefined, since: rule?.since ?? null });
  }
  return { options, problem };
}

function ruleOf(name: string): KeyOptionRule | undefined {
  return keyOptionRules.find((rule) => rule.name === name || (rule.negatable && `no-${rule.name}` === name));
}

/** The text inside a quoted value, or undefined when it is not quoted or not closed. */
function dequote(value: string): string | undefined {
  const inside = /^"((?:[^"\\]|\\.)*)"$/s.exec(value)?.[1];
  return inside?.replaceAll('\\"', '"');
}

/** Index of the first blank outside quotes, or -1: where sshd ends the option field (auth2-pubkeyfile.c). */
export function optionFieldEnd(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (!quoted && (c === ' ' || c === '\t')) return i;
    if (c === '\\' && text[i + 1] === '"') i++;
    else if (c === '"') quoted = !quoted;
  }
  return -1;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\' && text[i + 1] === '"') i++;
    else if (c === '"') quoted = !quoted;
    else if (c === separator && !quoted) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
