import type { Said, ToldFacts } from '../../contract/facts/told.ts';
import { quote } from '../../contract/quoted.ts';
import { errorClients } from './clients.ts';
import { errnoInText } from './errno-texts.ts';
import { literalPart } from './literal-part.ts';
import { words } from './words.ts';

/** Longest part of one line that templates are tried on, in UTF-16 units. */
const triedMaxChars = 2_000;
/** Sayings kept of one text: more say nothing new. */
const saidMax = 200;
/** Free text looked at for words, in UTF-16 units. */
const wordsMaxChars = 20_000;
/** Shapes of lines remembered as saying nothing; logs repeat themselves. */
const emptyShapesMax = 5_000;

const templates = errorClients.flatMap(({ by, templates: own }) =>
  own.map(({ what, match }) => ({ by, what, match, part: literalPart(match) })),
);

/** Collects what the lines of a text say, each thing once, with the first line that says it. */
export class SaidReader {
  readonly #said = new Map<string, Said>();
  #empty = new Set<string>();

  line(line: string): void {
    if (this.#said.size >= saidMax || line.trim() === '') return;
    const text = line.length > triedMaxChars ? line.slice(0, triedMaxChars) : line;
    const shape = text.replaceAll(/\d+/gu, '0');
    // A number that means something makes a line its own.
    const counts = /(?:code|error|errno|status)\W{0,2}\d/iu.test(text);
    if (!counts && this.#empty.has(shape)) return;
    if (this.#read(text) || counts) return;
    if (this.#empty.size >= emptyShapesMax) this.#empty = new Set();
    this.#empty.add(shape);
  }

  get said(): readonly Said[] {
    return [...this.#said.values()];
  }

  /** Whether the line says something. */
  #read(text: string): boolean {
    let found = false;
    for (const { by, what, match, part } of templates) {
      if (this.#said.has(what) || !text.includes(part) || !match.test(text)) continue;
      this.#said.set(what, { what, by, text: quote(text) });
      found = true;
    }
    const errno = errnoInText(text);
    if (errno !== undefined && !this.#said.has(errno)) {
      this.#said.set(errno, { what: errno, by: 'system', text: quote(text) });
      found = true;
    }
    return found;
  }
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
    answered.get(word.replace(/-works$/u, '')) ?? match.test(looked);
  const of = (group: (typeof words)[number]['group']): readonly string[] =>
    words.filter((word) => word.group === group && holds(word)).map(({ word }) => word);
  return {
    'told.change': of('change'),
    'told.contrast': of('contrast'),
    'told.place': of('place'),
    'told.setup': of('setup'),
  };
}
