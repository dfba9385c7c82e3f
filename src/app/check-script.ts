import { collectors } from '../collectors/server/inside.ts';
import { checkScript } from '../collectors/server/script.ts';

/** `whyssh script`: the look at the inside as one file for sh, which says in plain words what it found. */
export function scriptForConsole(): string {
  return checkScript(collectors.map(({ section }) => section));
}
