import type { Cause, Fix } from '../../contract/cause.ts';
import type { Condition } from '../../contract/condition.ts';
import { type Stage, stages } from '../../contract/stage.ts';
import { priorLogOdds, showsAt, stageOf } from '../../diagnose/judge.ts';
import { consoleFields, shName } from '../../wire/console/fields.ts';
import { inSh, word } from './compile.ts';

/** A cause that the console alone can prove, with its number in the script. */
export interface ToldCause {
  readonly cause: Cause;
  readonly number: number;
  readonly proof: string;
}

/** In the order in which they stand in a report: the stage, then how common (diagnose/rank.ts). */
export function toldCauses(causes: readonly Cause[]): readonly ToldCause[] {
  return causes
    .flatMap((cause) => {
      if (cause.proof === undefined) return [];
      const proof = inSh(cause.proof).yes;
      if (proof === 'false') return [];
      const out = cause.ruledOutBy === undefined ? 'false' : inSh(cause.ruledOutBy).yes;
      return [{ cause, proof: out === 'false' ? proof : `{ ${proof}; } && ! { ${out}; }` }];
    })
    .sort(
      (a, b) =>
        stages.indexOf(stageOf(a.cause)) - stages.indexOf(stageOf(b.cause)) ||
        priorLogOdds[b.cause.frequency] - priorLogOdds[a.cause.frequency],
    )
    .map((told, at) => ({ ...told, number: at + 1 }));
}

/** One line a cause: its proof, and what it means for the others when it holds. */
export function judgingSh(told: readonly ToldCause[]): string {
  const numbers = new Map(told.map(({ cause, number }) => [cause.id as string, number]));
  const lines = told.map(({ cause, number, proof }) => {
    const shows = showsAt(cause).map((stage) => stages.indexOf(stage));
    const first = showsAt(cause).find((stage) => stage !== 'host') ?? 'connect';
    const explained = (cause.explains ?? []).flatMap((id) => {
      const later =
        stages.indexOf(id.slice(0, id.indexOf('/')) as Stage) >= stages.indexOf(stageOf(cause)) ||
        stageOf(cause) === 'host';
      return later && numbers.has(id) ? [numbers.get(id)] : [];
    });
    const words = [number, stages.indexOf(first), word(shows.join(' ')), word(explained.join(' '))].join(' ');
    return `{ ${proof}; } && ${cause.beside === true ? 'aside' : 'hit'} ${words}`;
  });
  return [...lines, 'order_them'].join('\n');
}

/** The words of each cause: its title, what was seen, what to do. Fixes that causes share stand once. */
export function wordsSh(told: readonly ToldCause[]): string {
  const shared = new Map<string, number>();
  const fixes: string[] = [];
  const use = (fix: Fix): string | undefined => {
    const command = fixSh(fix);
    if (command === undefined) return undefined;
    let at = shared.get(command);
    if (at === undefined) {
      at = fixes.push(`f${fixes.length}() { ${command}; }`) - 1;
      shared.set(command, at);
    }
    return `f${at}`;
  };
  const words = told.map(({ cause, number }) => {
    const seen = saysOf(cause.proof).flatMap((says) => {
      const text = sentence(says);
      return text === undefined || !text.startsWith('"') ? [] : [`seen ${text}`];
    });
    const done = cause.fix.filter(isForServer).flatMap((fix) => use(fix) ?? []);
    const lines = [`t${number}() { title ${sentence(cause.title) ?? word(cause.title)} ${cause.id}; }`];
    lines.push(`x${number}() { ${[...seen, ...done, ':'].join('; ')}; }`);
    return lines.join('\n');
  });
  return [...fixes, ...words].join('\n');
}

const notHere = new Set(['macos', 'windows', 'bsd', 'putty']);

function isForServer({ where, system }: Fix): boolean {
  return where !== 'network' && !notHere.has(system);
}

/** Undefined: it names something that a console cannot know. */
function fixSh({ does, run, system, when }: Fix): string | undefined {
  const condition = when === undefined ? 'true' : inSh(when).yes;
  const words = sentence(does);
  const command = run === undefined ? '' : sentence(run.replaceAll(/\bsudo (?=[a-z/])/gu, ''), 'q');
  if (condition === 'false' || words === undefined || command === undefined) return undefined;
  const guards = [
    ...(system === 'any' || system === 'linux' ? [] : [`on ${system}`]),
    ...(condition === 'true' ? [] : [`{ ${condition}; }`]),
  ];
  return [...guards, `fix ${words} ${command}`].join(' && ');
}

/** What the tests of a condition say: the words that hold a value. */
function saysOf(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(saysOf);
    case 'test':
      return inSh(condition).yes !== 'false' && condition.says.includes('{server.') ? [condition.says] : [];
    case 'not':
    case 'element':
    case 'some':
    case 'every':
    case 'none':
      return [];
    default:
      return condition satisfies never;
  }
}

const asked: { readonly [name: string]: string } = {
  user: 'say_user',
  port: 'ask_port',
  host: 'say_host',
  name: 'say_host',
  hostname: 'say_host',
  address: 'say_host',
};
const variables = new Map(consoleFields.map((field) => [`${field.key}.${field.path}`, shName(field)]));

/** A text with `{names}` as a word of sh; undefined: it needs a name that is not known here. */
function sentence(template: string, how: 'v' | 'q' = 'v'): string | undefined {
  if (!template.includes('{')) return word(template);
  let lost = false;
  const filled = (text: string): string =>
    text
      .split(/(\{[a-z][^{}\s]*\})/u)
      .map((part) => {
        const name = /^\{([a-z][^{}\s]*)\}$/u.exec(part)?.[1];
        if (name === undefined) return part.replace(/[\\"$`]/gu, '\\$&');
        const variable = asked[name] ?? variables.get(name);
        if (variable === undefined) lost = true;
        return `$(${how} "$${variable}")`;
      })
      .join('');
  const parts = template.split(/(\[[^[\]]*\{[^{}]*\}[^[\]]*\])/u).map((part) => {
    if (!(part.startsWith('[') && part.endsWith(']') && part.includes('{'))) return filled(part);
    const names = [...part.matchAll(/\{([a-z][^{}\s]*)\}/gu)].map(
      ([, name]) => asked[name ?? ''] ?? variables.get(name ?? ''),
    );
    if (names.includes(undefined)) return '';
    return names.reduce<string>((inner, name) => `$(o "$${name}" "${inner}")`, filled(part.slice(1, -1)));
  });
  return lost ? undefined : `"${parts.join('')}"`;
}
