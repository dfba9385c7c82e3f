import type { Look } from '../report/layout.ts';

/** What a stream can show. Colour: --color, then NO_COLOR and FORCE_COLOR, then whether it is a terminal that knows colours. */
export function lookOf(stream: NodeJS.WriteStream, colour: 'auto' | 'always' | 'never'): Look {
  const { env } = process;
  const terminal = stream.isTTY === true && env['TERM'] !== 'dumb';
  const wanted =
    env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== ''
      ? false
      : env['FORCE_COLOR'] !== undefined
        ? env['FORCE_COLOR'] !== '0'
        : terminal;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return {
    columns: stream.columns ?? 80,
    colour: colour === 'auto' ? wanted : colour === 'always',
    // Terminals that know no links pass over them, but for a few old ones and what is no terminal at all.
    links: terminal && wanted,
    unicode: process.platform === 'win32' || process.platform === 'darwin' || /utf-?8/iu.test(locale),
  };
}

/** Lines at the bottom of the terminal that are redrawn while a run goes on, and gone when it ends. */
export class LiveRegion {
  readonly #stream: NodeJS.WriteStream;
  #rows = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Shows these lines in place of the former ones; what is higher than the terminal is left out at the top. */
  draw(lines: readonly string[]): void {
    const fitting = lines.slice(-Math.max(1, (this.#stream.rows ?? 24) - 1));
    this.#stream.write(`${this.#erase()}${fitting.join('\n')}\n`);
    this.#rows = fitting.length;
  }

  clear(): void {
    this.#stream.write(this.#erase());
    this.#rows = 0;
  }

  #erase(): string {
    return this.#rows === 0 ? '' : `\u001B[${this.#rows}A\r\u001B[0J`;
  }
}
