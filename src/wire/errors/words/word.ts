/** A word of the vocabulary and the ways in which people write it. It says nothing of causes. */
export interface Word {
  readonly group: 'change' | 'contrast' | 'place' | 'setup';
  readonly word: string;
  readonly match: readonly RegExp[];
}

export const w = (group: Word['group'], word: string, ...match: readonly RegExp[]): Word => ({ group, word, match });
