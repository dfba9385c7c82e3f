import { type Quoted, quote } from '../../contract/quoted.ts';
import { textLines } from '../files/text-lines.ts';
import { splitArguments, splitKeyword } from './arguments.ts';
import { findKeyword, type Keyword } from './keywords.ts';

/** One line of a configuration file that sets something, in OpenSSH's reading. */
export interface Directive {
  readonly file: string;
  /** From 1; 0 for the command line, as ssh itself counts it. */
  readonly line: number;
  /** As written. */
  readonly written: string;
  /** Undefined: no keyword of any release we know. */
  readonly keyword: Keyword | undefined;
  /** What stands after the keyword, without trailing blanks. */
  readonly rest: string;
  /** Undefined: a quote is not closed. */
  readonly args: readonly string[] | undefined;
}

/** Something that stops ssh, in its own words (`whole` has file and line in front, as ssh prints them). */
export interface ConfigFileProblem {
  readonly file: string;
  readonly line: number;
  readonly kind: 'bad-option' | 'syntax' | 'too-deep' | 'unreadable';
  readonly option: string | null;
  readonly text: Quoted;
  readonly whole: Quoted;
}

export interface ParsedConfig {
  readonly file: string;
  readonly directives: readonly Directive[];
  readonly problems: readonly ConfigFileProblem[];
  /** Lines beyond the limit, left unread. */
  readonly unread: number;
}

const maxLines = 100_000; // generated files of big fleets have some ten thousand

/** Reads a file without deciding what applies. Problems of values come up in `resolveConfig`, where IgnoreUnknown is known. */
export function parseSshConfig(text: string, file: string): ParsedConfig {
  const all = textLines(text);
  const directives: Directive[] = [];
  const problems: ConfigFileProblem[] = [];
  all.slice(0, maxLines).forEach((line, index) => {
    const directive = parseDirective(line, file, index + 1);
    if (directive === null) return;
    directives.push(directive);
    const problem = layoutProblem(directive);
    if (problem !== null) problems.push(problem);
  });
  return { file, directives, problems, unread: Math.max(0, all.length - maxLines) };
}

export function parseDirective(line: string, file: string, number: number): Directive | null {
  // A NUL ends the line for a C program; a byte order mark becomes part of the first keyword, as in ssh.
  const split = splitKeyword(line.split('\0', 1)[0] ?? '');
  if (split === null) return null;
  const { keyword: written, rest } = split;
  return { file, line: number, written, keyword: findKeyword(written), rest, args: splitArguments(rest) };
}

/** Missing argument or open quote: wrong whatever the keyword means, and in blocks that do not apply too. */
export function layoutProblem(directive: Directive): ConfigFileProblem | null {
  const { rest, args, written } = directive;
  if (rest === '') return syntaxProblem(directive, `no argument after keyword "${written.toLowerCase()}"`);
  return args === undefined ? syntaxProblem(directive, 'invalid quotes') : null;
}

export function syntaxProblem(at: Directive, text: string): ConfigFileProblem {
  const { file, line } = at;
  const whole = quote(`${file} line ${line}: ${text}`);
  return { file, line, kind: 'syntax', option: at.written.toLowerCase(), text: quote(text), whole };
}

export function badOption(at: Directive): ConfigFileProblem {
  const { file, line } = at;
  const option = at.written.toLowerCase();
  const text = `Bad configuration option: ${option}`;
  return { file, line, kind: 'bad-option', option, text: quote(text), whole: quote(`${file}: line ${line}: ${text}`) };
}
