import type { Cause } from '../contract/cause.ts';
import type { Condition } from '../contract/condition.ts';

/**
 * How much of the rarer vocabulary of a text stands in the words of a cause: its name, title, signs and fixes. Words that
 * many causes use count little (inverse document frequency). Finds what no template and no word of the vocabulary names.
 */
export class WordAffinity {
  readonly #wordsOf: ReadonlyMap<Cause, ReadonlySet<string>>;
  readonly #weight: ReadonlyMap<string, number>;

  constructor(causes: readonly Cause[]) {
    this.#wordsOf = new Map(causes.map((cause) => [cause, new Set(wordsIn(textOf(cause)))]));
    const count = new Map<string, number>();
    for (const words of this.#wordsOf.values()) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
    this.#weight = new Map([...count].map(([word, times]) => [word, Math.log(causes.length / times)]));
  }

  /** Whether a text uses several rarer words of a cause, and few that are not. */
  ownWords(text: string): (cause: Cause) => boolean {
    const share = this.of(text);
    const heard = this.#rarer(text);
    return (cause) => {
      const own = this.#wordsOf.get(cause);
      return share(cause) >= ownShare && heard.filter((word) => own?.has(word) === true).length >= ownWordsMin;
    };
  }

  /** Per cause, 0 to 1: the share of the text's known vocabulary that is the cause's own. */
  of(text: string): (cause: Cause) => number {
    const heard = this.#rarer(text);
    const total = Math.sqrt(heard.reduce((sum, word) => sum + (this.#weight.get(word) ?? 0) ** 2, 0));
    return (cause) => {
      const own = this.#wordsOf.get(cause);
      if (own === undefined || total === 0) return 0;
      const shared = heard.reduce((sum, word) => sum + (own.has(word) ? (this.#weight.get(word) ?? 0) ** 2 : 0), 0);
      return Math.sqrt(shared) / total;
    };
  }

  #rarer(text: string): readonly string[] {
    return [...new Set(wordsIn(text))].filter((word) => (this.#weight.get(word) ?? 0) > rareFrom);
  }
}

/** Share of the vocabulary, and number of words, from which a text is told in the words of a cause. */
const ownShare = 0.6;
const ownWordsMin = 2;
/** A word that more than about every ninth cause uses says nothing. */
const rareFrom = 2.2;
/** Words looked at of one text. */
const wordsMax = 2_000;

function wordsIn(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z][a-z0-9_]{2,30}/gu) ?? []).slice(0, wordsMax).map(stem);
}

/** Enough of English for plurals and past forms to meet. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/u, '') : word;
}

function textOf(cause: Cause): string {
  return [
    cause.id.replaceAll(/[/-]/gu, ' '),
    cause.title,
    cause.says ?? '',
    ...cause.fix.flatMap(({ does, run }) => [does, run ?? '']),
    cause.decidedBy?.says ?? '',
    cause.decidedBy?.run ?? '',
    ...cause.signs.flatMap(({ when }) => saysOf(when)),
  ].join(' ');
}

function saysOf(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(saysOf);
    case 'not':
      return [];
    default:
      return [condition.says];
  }
}
