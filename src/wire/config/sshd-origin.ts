import { matchPattern, matchPatternList } from '../files/host-pattern.ts';

/** One file of sshd's configuration, as it was read; the first is the main one, the others are included by it. */
export interface SshdFile {
  readonly file: string;
  readonly text: string;
}

/** For whom Match lines are judged; null: not known. */
export interface SshdContext {
  readonly user: string | null;
  readonly groups: readonly string[] | null;
  readonly address: string | null;
}

export interface SshdLine {
  readonly file: string;
  readonly line: number;
  readonly keyword: string;
  readonly value: string;
  /** Below a Match line that holds; such values come before those that stand outside. */
  readonly inMatch: boolean;
  /** Below a Match line of which nobody knows whether it holds. */
  readonly doubtful: boolean;
}

type Holds = boolean | 'unknown';
/** servconf.c: includes go sixteen deep. */
const deepest = 16;
const linesAtMost = 20_000;

/** Every setting that may count, in sshd's order (servconf.c): Include in place, Match to the end of its file or the next Match. */
export function sshdLines(files: readonly SshdFile[], context: SshdContext): readonly SshdLine[] {
  const found: SshdLine[] = [];
  const walk = (one: SshdFile, outer: Holds, inMatch: boolean, depth: number): void => {
    let holds = outer;
    let inside = inMatch;
    for (const [index, text] of one.text.split('\n').entries()) {
      const [, word = '', rest = ''] = /^[ \t]*([A-Za-z0-9]+)[ \t]*=?[ \t]*(.*?)[ \t\r]*$/u.exec(text) ?? [];
      const keyword = word.toLowerCase();
      if (keyword === '' || found.length > linesAtMost) continue;
      if (keyword === 'match') {
        holds = outer === true || !inMatch ? matchHolds(rest, context) : outer;
        inside = true;
      } else if (keyword === 'include' && depth < deepest) {
        for (const included of filesFor(rest, files)) if (holds !== false) walk(included, holds, inside, depth + 1);
      } else if (holds !== false) {
        found.push({
          file: one.file,
          line: index + 1,
          keyword,
          value: rest,
          inMatch: inside,
          doubtful: holds === 'unknown',
        });
      }
    }
  };
  const [main] = files;
  if (main !== undefined) walk(main, true, false, 0);
  return found;
}

/** The line that decides a keyword; undefined: none, or a doubtful one comes first. */
export function decidingLine(lines: readonly SshdLine[], keyword: string): SshdLine | undefined {
  const own = lines.filter((line) => line.keyword === keyword);
  const first = own.find(({ inMatch }) => inMatch) ?? own[0];
  return first === undefined || own.some(({ doubtful }) => doubtful) ? undefined : first;
}

function filesFor(patterns: string, files: readonly SshdFile[]): readonly SshdFile[] {
  return patterns.split(/[ \t]+/u).flatMap((word) => {
    const pattern = word.replace(/^"(.*)"$/u, '$1');
    const whole = pattern.startsWith('/') ? pattern : `/etc/ssh/${pattern}`;
    const depth = whole.split('/').length;
    const matching = files.slice(1).filter(({ file }) => file.split('/').length === depth && matchPattern(file, whole));
    // glob(3) sorts.
    return [...new Map(matching.map((one) => [one.file, one])).values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  });
}

/** `Match user a,b address 10.0.0.0/8`: every criterion must hold. */
function matchHolds(text: string, { user, groups, address }: SshdContext): Holds {
  const words = text
    .replace(/#.*$/u, '')
    .trim()
    .split(/[ \t]+/u);
  if (words.length === 1 && words[0]?.toLowerCase() === 'all') return true;
  let answer: Holds = true;
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [name = '', list = ''] = [words[at]?.toLowerCase(), words[at + 1]];
    const one: Holds =
      name === 'user' && user !== null
        ? matchPatternList(user, list) === 'yes'
        : name === 'group' && groups !== null
          ? groups.some((group) => matchPatternList(group, list) === 'yes')
          : name === 'address' && address !== null && !list.includes('/')
            ? matchPatternList(address, list) === 'yes'
            : 'unknown';
    if (one === false) return false;
    if (one === 'unknown') answer = 'unknown';
  }
  return words.length % 2 === 0 ? answer : 'unknown';
}
