import type { Said, ToldFacts } from '../../contract/facts/told.ts';
import { quote } from '../../contract/quoted.ts';
import { errorClients } from './clients.ts';
import { errnoInText } from './errno-texts.ts';
import { words } from './words.ts';

/** Longest part of one line that templates are tried on, in UTF-16 units. */
const triedMaxChars = 2_000;
/** Sayings kept of one text: more say nothing new. */
const saidMax = 200;
/** Free text looked at for words, in UTF-16 units. */
const wordsMaxChars = 20_000;

/** Collects what the lines of a text say, each thing once, with the first line that says it. */
export class SaidReader {
  readonly #said = new Map<string, Said>();

  line(line: string): void {
    if (this.#said.size >= saidMax || line.trim() === '') return;
    const text = line.length > triedMaxChars ? line.slice(0, triedMaxChars) : line;
    for (const { by, templates } of errorClients) {
      for (const { what, match } of templates) {
        if (!this.#said.has(what) && match.test(text)) this.#said.set(what, { what, by, text: quote(text) });
      }
    }
    const errno = errnoInText(text);
    if (errno !== undefined && !this.#said.has(errno))
      this.#said.set(errno, { what: errno, by: 'system', text: quote(text) });
  }

  get said(): readonly Said[] {
    return [...this.#said.values()];
  }
}

type Told = { readonly [K in Exclude<keyof ToldFacts, 'told.said'>]: readonly string[] };

/** The words of the vocabulary that a free text holds, by group. */
export function toldIn(text: string): Told {
  const looked = text.slice(0, wordsMaxChars);
  const of = (group: (typeof words)[number]['group']): readonly string[] =>
    words.filter((word) => word.group === group && word.match.test(looked)).map(({ word }) => word);
  return {
    'told.change': of('change'),
    'told.contrast': of('contrast'),
    'told.place': of('place'),
    'told.setup': of('setup'),
  };
}
