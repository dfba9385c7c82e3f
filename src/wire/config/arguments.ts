const blank = /[ \t\r\n]/;

/** Keyword and the rest of a line (strdelim in misc.c): blanks or one `=` stand between them. Null: an empty or comment line. */
export function splitKeyword(line: string): { readonly keyword: string; readonly rest: string } | null {
  // Form feeds are forgiven at the end only.
  const text = trimEnd(line).replace(/^[ \t\r\n]+/, '');
  if (text === '' || text.startsWith('#')) return null;
  if (text.startsWith('"')) {
    const end = text.indexOf('"', 1);
    if (end === -1) return { keyword: text.slice(1), rest: '' };
    return { keyword: text.slice(1, end), rest: text.slice(end + 1).replace(/^[ \t\r\n]+/, '') };
  }
  const end = text.search(/[ \t\r\n="]/);
  if (end === -1) return { keyword: text, rest: '' };
  const keyword = text.slice(0, end);
  if (text[end] === '"') return { keyword, rest: text.slice(end) };
  const rest = text.slice(end).replace(/^[ \t\r\n]*=?[ \t\r\n]*/, '');
  return { keyword, rest };
}

/** Linear, unlike /\s+$/ on a long run of blanks. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (blank.test(text[end - 1] ?? '') || text[end - 1] === '\f')) end--;
  return text.slice(0, end);
}

/**
 * Arguments in the manner of argv_split (misc.c, since 8.7): single and double quotes, backslash before a quote, a
 * backslash or (outside quotes) a blank; `#` at the start of an argument ends the line. Undefined: a quote is not closed.
 */
export function splitArguments(text: string): string[] | undefined {
  const out: string[] = [];
  let i = 0;
  while (i < text.length) {
    const start = text[i];
    if (start === ' ' || start === '\t') {
      i++;
      continue;
    }
    if (start === '#') break;
    let argument = '';
    let quote = '';
    for (; i < text.length; i++) {
      const c = text[i] ?? '';
      const next = text[i + 1];
      if (c === '\\' && (next === "'" || next === '"' || next === '\\' || (quote === '' && next === ' '))) {
        argument += next;
        i++;
      } else if (quote === '' && (c === ' ' || c === '\t')) break;
      else if (quote === '' && (c === '"' || c === "'")) quote = c;
      else if (quote !== '' && c === quote) quote = '';
      else argument += c;
    }
    if (quote !== '') return undefined;
    out.push(argument);
  }
  return out;
}
