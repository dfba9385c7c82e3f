/**
 * `npm run bench:explain`: how often the true cause of recorded real cases stands first or among the first three, from the
 * text alone and with the poster's context. The weights are fitted on four fifths and judged on the fifth.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../src/app/explain.ts';
import { PasteReader } from '../src/app/read-paste.ts';
import { confirmedCases } from '../src/causes/conditions/met.ts';
import { causes } from '../src/causes/registry.generated.ts';
import type { Explanation } from '../src/contract/explanation.ts';
import { type ToldWeights, toldWeights } from '../src/diagnose/told.ts';
import { errorClients } from '../src/wire/errors/clients.ts';
import { peopleErrors } from '../src/wire/errors/people.ts';
import { wordSources } from '../src/wire/errors/words/sources.ts';
import { words } from '../src/wire/errors/words.ts';
import { measureSpeed } from './explain-speed.ts';

interface Recorded {
  readonly id: string;
  readonly client: string;
  readonly text: string;
  readonly context: string;
  readonly true_cause: string;
}

interface Judged {
  readonly one: Recorded;
  /** Place of the true cause, from 1; Infinity: not named. */
  readonly place: number;
  readonly first: string;
  readonly likely: boolean;
  readonly named: readonly string[];
}

const cases = readFileSync(join(import.meta.dirname, 'cases', 'transcripts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);
const stageOf = new Map(causes.map(({ id }) => [id.slice(id.indexOf('/') + 1), id.slice(0, id.indexOf('/'))]));
const folds = 5;
const foldOf = (one: Recorded): number =>
  [...one.id].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7) % folds;

/** The catalogue's counts without the cases that are judged. */
function metWithout(left: readonly Recorded[]): (name: string) => number {
  const out = new Map<string, number>();
  for (const { true_cause: cause } of left) out.set(cause, (out.get(cause) ?? 0) + 1);
  return (name) => Math.max(0, (confirmedCases[name] ?? 0) - (out.get(name) ?? 0));
}

function judge(
  list: readonly Recorded[],
  withContext: boolean,
  weights: ToldWeights,
  met: (name: string) => number,
): readonly Judged[] {
  return list.map((one) => {
    const reader = new PasteReader();
    reader.push(one.text);
    const told: Explanation = explain(reader.end(), { weights, met, ...(withContext ? { context: one.context } : {}) });
    const named = told.causes.map(({ id }) => id.slice(id.indexOf('/') + 1));
    const at = named.indexOf(one.true_cause);
    return {
      one,
      place: at === -1 ? Number.POSITIVE_INFINITY : at + 1,
      first: named[0] ?? '(nothing)',
      likely: told.causes[0]?.verdict === 'likely' || told.causes[0]?.verdict === 'proven',
      named,
    };
  });
}

const candidates: readonly ToldWeights[] = [0.15, 0.35, 0.6].map((perDoubling) => ({ ...toldWeights, perDoubling }));

/** First places count twice as much as a place among three. */
function worth(judged: readonly Judged[]): number {
  return judged.reduce((sum, { place }) => sum + (place === 1 ? 2 : 0) + (place <= 3 ? 1 : 0), 0);
}

function crossValidated(withContext: boolean): readonly Judged[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const kept = cases.filter((one) => foldOf(one) === fold);
    const rest = cases.filter((one) => foldOf(one) !== fold);
    const met = metWithout(kept);
    const fitted = candidates
      .map((weights) => ({ weights, worth: worth(judge(rest, withContext, weights, met)) }))
      .reduce((best, one) => (one.worth > best.worth ? one : best));
    return judge(kept, withContext, fitted.weights, met);
  });
}

const percent = (part: number, of: number): string => `${of === 0 ? '-' : Math.round((1000 * part) / of) / 10} %`;

function line(name: string, judged: readonly Judged[]): string {
  const likely = judged.filter((one) => one.likely);
  return [
    name.padEnd(30),
    String(judged.length).padStart(4),
    percent(judged.filter(({ place }) => place === 1).length, judged.length).padStart(8),
    percent(judged.filter(({ place }) => place <= 3).length, judged.length).padStart(8),
    percent(likely.length, judged.length).padStart(8),
    percent(likely.filter(({ place }) => place === 1).length, likely.length).padStart(8),
  ].join(' ');
}

function grouped(judged: readonly Judged[], key: (one: Recorded) => string): readonly string[] {
  const names = [...new Set(judged.map(({ one }) => key(one)))].sort();
  return names.map((name) =>
    line(
      `  ${name}`,
      judged.filter(({ one }) => key(one) === name),
    ),
  );
}

/** Rows that fire on one recorded case only and name no source but it. */
function rowsOfOneCase(): readonly string[] {
  const texts = cases.map(({ text, context }) => `${text}\n${context}`);
  const once = (match: RegExp): boolean => texts.filter((text) => match.test(text)).length === 1;
  const ofWords = words.flatMap(({ group, word, match }) =>
    match.some(once) && wordSources[`${group} ${word}`] === undefined ? [`word ${group} ${word}`] : [],
  );
  const ofPeople = peopleErrors.templates.flatMap(({ what, match }) =>
    once(match) && wordSources[`people ${what}`] === undefined ? [`people's ${what}`] : [],
  );
  const ofPrograms = errorClients.flatMap(({ by, templates }) =>
    templates.filter(({ source }) => source.trim() === '').map(({ what }) => `${by} ${what}`),
  );
  return [...ofWords, ...ofPeople, ...ofPrograms];
}

const printed: string[] = [];
const print = (text: string): void => {
  printed.push(text);
  process.stdout.write(`${text}\n`);
};
const quick = process.argv.includes('--quick');
const head = `${''.padEnd(30)}    n    first    top 3   likely    right`;
for (const withContext of [false, true]) {
  const judged = quick
    ? judge(cases, withContext, toldWeights, (name) => confirmedCases[name] ?? 0)
    : crossValidated(withContext);
  print(
    `\n${withContext ? 'Text and context' : 'Text alone'}${quick ? '' : `, ${folds}-fold cross-validated`}\n${head}`,
  );
  print(line('all', judged));
  for (const row of grouped(judged, (one) => stageOf.get(one.true_cause) ?? 'not in the catalogue')) print(row);
  if (!quick)
    for (const row of grouped(
      judged,
      ({ client }) => /^(?:VS Code|OpenSSH server|Windows OpenSSH|[\w.]+)/u.exec(client)?.[0] ?? client,
    ))
      print(row);
  if (!withContext && quick) continue;
  print('\nNot first (place, what stood first, case, true cause; "not named": no sign of it in the text):');
  for (const { one, place, first, named } of judged.filter((each) => each.place !== 1))
    print(
      `  ${Number.isFinite(place) ? String(place).padStart(3) : 'not named'}  ${first}  <-  ${one.id}: ${one.true_cause}${named.length === 0 ? ' (nothing was understood)' : ''}`,
    );
}

if (!quick) {
  const { traceMs, bigMs, bigExtraMegabytes } = measureSpeed();
  print(
    `\nA trace of 5,000 lines: ${Math.round(traceMs)} ms of processor time. A text of 100 MB: ${Math.round(bigMs / 1_000)} s, ${bigExtraMegabytes} MB more memory.`,
  );
}
const lonely = rowsOfOneCase();
print(
  lonely.length === 0
    ? '\nEvery word and wording that one recorded case alone has names another source.'
    : `\nOne recorded case only, and no other source: ${lonely.join(', ')}`,
);
if (lonely.length > 0) process.exitCode = 1;

/** `--write`: the figures into docs/explain.md, with the commit they are of. */
if (process.argv.includes('--write')) {
  const file = join(import.meta.dirname, '..', 'docs', 'explain.md');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [head = '', tail = ''] = readFileSync(file, 'utf8').split(/<!-- figures -->[\s\S]*<!-- end of figures -->/u);
  const block = `<!-- figures -->\n\nAt commit ${commit}:\n\n\`\`\`\n${printed.join('\n').trim()}\n\`\`\`\n\n<!-- end of figures -->`;
  writeFileSync(file, `${head}${block}${tail}`);
}
