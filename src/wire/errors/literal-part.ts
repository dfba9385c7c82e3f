/**
 * The longest text that every match of a pattern holds, so that most lines are passed over without trying it; '' when
 * none can be told (another letter case, alternatives at the top).
 */
export function literalPart(pattern: RegExp): string {
  if (pattern.ignoreCase) return '';
  const { source } = pattern;
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
