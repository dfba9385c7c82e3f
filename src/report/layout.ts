import fastStringWidth from 'fast-string-width';

/** How a terminal can be written to. */
export interface Look {
  readonly columns: number;
  readonly colour: boolean;
  /** The terminal takes links (OSC 8). */
  readonly links: boolean;
  /** Signs beyond ASCII can be shown. */
  readonly unicode: boolean;
}

export type Paint = 'good' | 'bad' | 'note' | 'dim' | 'strong' | 'plain';

const codes: { readonly [P in Paint]: string } = {
  good: '32',
  bad: '31',
  note: '33',
  dim: '2',
  strong: '1',
  plain: '',
};

/** Colours text; the text itself must be safe already. */
export function painted(text: string, paint: Paint, look: Look): string {
  return look.colour && codes[paint] !== '' ? `\u001B[${codes[paint]}m${text}\u001B[0m` : text;
}

/** Makes the first place of `part` in a text a link to a file of this machine. */
export function linked(text: string, part: string, path: string, look: Look): string {
  if (!look.links || !text.includes(part)) return text;
  const url = `file://${path.split('/').map(encodeURIComponent).join('/')}`;
  return text.replace(part, () => `\u001B]8;;${url}\u001B\\${part}\u001B]8;;\u001B\\`);
}

export function width(text: string): number {
  return fastStringWidth(text);
}

/** Breaks text into lines of at most `columns`; a word that is longer than a line is cut. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/u).filter((part) => part !== '');
  for (const word of words.flatMap((whole) => cut(whole, columns))) {
    if (line !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.length === 0 ? [''] : lines;
}

/** A word in pieces of at most so many columns. */
function cut(word: string, columns: number): readonly string[] {
  if (width(word) <= columns) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const sign of word) {
    const wide = width(sign);
    if (used + wide > columns && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += sign;
    used += wide;
  }
  return [...pieces, piece];
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** Signs of the checklist, with a twin for terminals that show ASCII only. */
export const signs = {
  passed: { unicode: '✔', ascii: '+', paint: 'good' },
  failed: { unicode: '✘', ascii: 'x', paint: 'bad' },
  noted: { unicode: '•', ascii: '*', paint: 'note' },
  skipped: { unicode: '–', ascii: '-', paint: 'dim' },
  'not-looked': { unicode: '–', ascii: '-', paint: 'dim' },
  'not-reached': { unicode: '–', ascii: '-', paint: 'dim' },
} as const satisfies { readonly [state: string]: { unicode: string; ascii: string; paint: Paint } };
