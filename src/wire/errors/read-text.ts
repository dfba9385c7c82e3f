import type { Said, Saying, ToldFacts } from '../../contract/facts/told.ts';
import { quote } from '../../contract/quoted.ts';
import { errorClients } from './clients.ts';
import { errnoInText } from './errno-texts.ts';
import { type LiteralParts, literalParts } from './literal-part.ts';
import { offersIn } from './offers.ts';
import { peopleErrors } from './people.ts';
import { words } from './words.ts';

/** Longest part of one line that templates are tried on, in UTF-16 units. */
const triedMaxChars = 2_000;
/** Sayings kept of one text: more say nothing new. */
const saidMax = 200;
/** Free text looked at for words, in UTF-16 units. */
const wordsMaxChars = 20_000;
/** Shapes of lines remembered as read; logs repeat themselves. */
const seenShapesMax = 5_000;

const templates = errorClients.flatMap(({ by, templates: own }) =>
  own.map(({ what, match }) => ({ by, what, match, parts: literalParts(match) })),
);
/** What programs put around the words of another: the system's own words in the same line still count. */
const wrappers: ReadonlySet<Saying> = new Set([
  'ide-wrapper',
  'git-wrapper',
  'connect-failed',
  'name-not-found',
  'rsync-protocol',
  'bastion-failed',
]);
/**
 * What a line says no more when it says something nearer: in the log of a server the other side is the client, and a public
 * key file is no damaged private one.
 */
const outdoes: { readonly [K in Saying]?: readonly Saying[] } = {
  'log-no-match': ['no-match-kex', 'no-match-hostkey', 'no-match-cipher', 'no-match-mac', 'kex-failed'],
  'key-file-public': ['key-invalid-format', 'key-libcrypto', 'key-permissions'],
};
const people = peopleErrors.templates.map(({ what, match }) => ({ by: peopleErrors.by, what, match }));

/** Collects what the lines of a text say, each thing once, with the first line that says it. */
export class SaidReader {
  readonly #said = new Map<string, Said>();
  #seen = new Map<string, boolean>();

  /** Whether a program says something in the line. */
  line(line: string): boolean {
    if (this.#said.size >= saidMax || line.trim() === '') return false;
    const text = line.length > triedMaxChars ? line.slice(0, triedMaxChars) : line;
    // A number that means something makes a line its own.
    const counts = /(?:code|error|errno|status|reason|port)\W{0,2}\d/iu.test(text);
    const shape = counts ? text : text.replaceAll(/\d+/gu, '0');
    const known = this.#seen.get(shape);
    if (known !== undefined) return known;
    const byProgram = this.#read(text);
    if (this.#seen.size >= seenShapesMax) this.#seen = new Map();
    this.#seen.set(shape, byProgram);
    return byProgram;
  }

  get said(): readonly Said[] {
    return [...this.#said.values()];
  }

  #read(text: string): boolean {
    const small = text.toLowerCase();
    const found: (readonly [Saying, string])[] = templates
      .filter(({ parts, match }) => mayMatch(parts, text, small) && match.test(text))
      .map(({ what, by }) => [what, by]);
    found.push(...offersIn(text).map((what) => [what, 'offer'] as const));
    const errno = found.every(([what]) => wrappers.has(what)) ? errnoInText(text) : undefined;
    if (errno !== undefined) found.push([errno, 'system']);
    // What people say counts where no program speaks: programs' own lines use the same words.
    const byProgram = found.length > 0;
    if (!byProgram)
      found.push(...people.filter(({ match }) => match.test(text)).map(({ what, by }) => [what, by] as const));
    const outdone = new Set(found.flatMap(([what]) => [...(outdoes[what] ?? [])]));
    for (const [what, by] of found)
      if (!this.#said.has(what) && !outdone.has(what)) this.#said.set(what, { what, by, text: quote(text) });
    return byProgram;
  }
}

function mayMatch({ anyOf, ignoreCase }: LiteralParts, text: string, small: string): boolean {
  return anyOf.length === 0 || anyOf.some((part) => (ignoreCase ? small : text).includes(part));
}

/** Whether an answer may have this key: a word of the vocabulary, with or without its `-works`. */
export function isAnswerKey(key: string): boolean {
  return words.some(({ word }) => word === key || word === `${key}-works`);
}

type Told = { readonly [K in Exclude<keyof ToldFacts, 'told.said'>]: readonly string[] };

/**
 * The words of the vocabulary that a free text holds, by group. An answer `word=yes` gives its word (`other-network=yes`:
 * `other-network-works`), any other value of it takes the word away.
 */
export function toldIn(text: string, answers: readonly string[] = []): Told {
  const looked = text.slice(0, wordsMaxChars);
  const answered = new Map(
    answers.map((answer): [string, boolean] => {
      const [key = '', value = ''] = answer.split('=', 2);
      return [key.replace(/-works$/u, ''), /^(?:y|yes|true|1)$/iu.test(value)];
    }),
  );
  const holds = ({ word, match }: (typeof words)[number]): boolean =>
    answered.get(word.replace(/-works$/u, '')) ?? match.some((one) => one.test(looked));
  const of = (group: (typeof words)[number]['group']): readonly string[] =>
    words.filter((word) => word.group === group && holds(word)).map(({ word }) => word);
  return {
    'told.change': of('change'),
    'told.contrast': of('contrast'),
    'told.place': of('place'),
    'told.setup': of('setup'),
  };
}
