/** Texts of which every match of a pattern holds one, so that most lines are passed over without trying it. */
export interface LiteralParts {
  /** In small letters where the pattern takes both. Empty: none can be told. */
  readonly anyOf: readonly string[];
  readonly ignoreCase: boolean;
}

export function literalParts({ source, ignoreCase }: RegExp): LiteralParts {
  const sources = alternativesOf(source);
  const parts = sources.map(longestLiteral);
  const anyOf = parts.every((part) => part !== '') ? parts : [];
  return { anyOf: ignoreCase ? anyOf.map((part) => part.toLowerCase()) : anyOf, ignoreCase };
}

/** The alternatives of a pattern: at its top, or of the group that it begins with when nothing else in it is literal. */
function alternativesOf(source: string): readonly string[] {
  const top = split(source);
  if (top.length > 1) return top.flatMap(alternativesOf);
  if (longestLiteral(source) !== '' || !source.startsWith('(?:')) return top;
  const end = closing(source, 0);
  // A group that may be left out says nothing.
  if (/^[?*{]/u.test(source.slice(end + 1))) return top;
  return split(source.slice(3, end));
}

/** Parts between the `|` that stand in no group and no class. */
function split(source: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '(' || sign === '[') at = closing(source, at);
    else if (sign === '|') {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)];
}

/** The longest text that every match of a pattern holds; '' when none can be told. */
function longestLiteral(source: string): string {
  let best = '';
  let run = '';
  const end = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (sign === '|') return '';
    if (sign === '(' || sign === '[') {
      end();
      at = closing(source, at);
    } else if (sign === '\\') {
      const next = source[(at += 1)] ?? '';
      if (/[A-Za-z0-9]/u.test(next)) end();
      else run += next;
    } else if ('?*{'.includes(sign)) {
      // What came just before may be left out.
      run = run.slice(0, -1);
      end();
      if (sign === '{') at = source.indexOf('}', at);
    } else if ('^$.+'.includes(sign)) end();
    else run += sign;
  }
  end();
  return best;
}

/** Where the group or class that opens at `from` closes. */
function closing(source: string, from: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') {
      if (depth === 0) return source.indexOf(']', at + 2);
      inClass = true;
    } else if (sign === '(') depth += 1;
    else if (sign === ')' && (depth -= 1) === 0) return at;
  }
  return source.length;
}
