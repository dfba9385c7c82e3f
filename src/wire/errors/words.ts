import { changeWords } from './words/change.ts';
import { contrastWords } from './words/contrast.ts';
import { placeWords } from './words/place.ts';
import { setupClientWords } from './words/setup-client.ts';
import { setupLoginWords } from './words/setup-login.ts';
import { setupNetworkWords } from './words/setup-network.ts';
import { setupServerWords } from './words/setup-server.ts';
import type { Word } from './words/word.ts';

/**
 * What people tell of the circumstances, in their own words: the free text of `--context` and the lines of a paste that no
 * program printed. A pattern gives a word of the vocabulary, and says nothing of causes.
 */
export const words: readonly Word[] = [
  ...changeWords,
  ...contrastWords,
  ...placeWords,
  ...setupServerWords,
  ...setupNetworkWords,
  ...setupLoginWords,
  ...setupClientWords,
];
