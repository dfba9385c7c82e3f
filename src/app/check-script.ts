import { collectors } from '../collectors/server/inside.ts';
import { checkScript } from '../collectors/server/script.ts';

/** Rules of a firewall are followed by whyssh alone: sh has no way to. */
const notInSh = 'firewall';

/** `whyssh script`: the look at the inside as one file for sh, which says in plain words what it found. */
export function scriptForConsole(): string {
  return checkScript(collectors.map(({ section }) => section).filter((name) => name !== notInSh));
}
