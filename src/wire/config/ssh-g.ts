import { textLines } from '../files/text-lines.ts';

/** What `ssh -G host` prints: every keyword in lower case with its values, one per line of output, in order. */
export type SshG = ReadonlyMap<string, readonly string[]>;

const linesMax = 20_000; // about 100 lines, plus identities, forwards and environment names

/** Keywords in the output are lower case but for one slip of ssh's own (`canonicalizePermittedcnames`). */
export function parseSshG(text: string): SshG {
  const values = new Map<string, string[]>();
  for (const line of textLines(text).slice(0, linesMax)) {
    const [, name, rest = ''] = /^([A-Za-z][A-Za-z0-9]*)(?: (.*?))?\r?$/s.exec(line) ?? [];
    if (name === undefined) continue;
    const key = name.toLowerCase();
    const list = values.get(key);
    if (list === undefined) values.set(key, [rest]);
    else list.push(rest);
  }
  return values;
}
