import type { Secret } from '../contract/explanation.ts';
import { known } from '../contract/fact.ts';
import type { Said } from '../contract/facts/told.ts';
import type { FactsGiven } from '../contract/probe.ts';
import { SaidReader, toldIn } from '../wire/errors/read-text.ts';
import { SecretFinder } from '../wire/errors/secrets.ts';
import { factsFromTrace } from '../wire/trace/facts-from-trace.ts';
import { LineSplitter } from '../wire/trace/line-splitter.ts';
import { SshTraceParser } from '../wire/trace/ssh-trace.ts';
import type { SshTrace } from '../wire/trace/types.ts';

const lineMaxChars = 65_536;
/** Beginning of the text kept for its words, in UTF-16 units. */
const keptChars = 20_000;
/** Control characters that no text has, per 1000 of its beginning, from which it is no text. */
const binaryPerMille = 20;

/** A line that a server logged: read as a client's, its sides would be swapped. */
const ofServerLog = /\[preauth\]|\bsshd(?:-session|-auth)?(?:\[\d+\])?: /u;

/** The first line of a run of `ssh -v`: its version. */
const runBegins =
  /^\W{0,12}OpenSSH_(?:for_Windows_)?\d+\.\d+[^,]{0,60}, (?:OpenSSL|LibreSSL|without|AWS-LC|BoringSSL)/u;

/** What a pasted text comes to. */
export interface Paste {
  readonly trace: SshTrace;
  readonly said: readonly Said[];
  /** The beginning of the text, for its words. */
  readonly beginning: string;
  /** The lines that no known program printed. */
  readonly told: string;
  readonly lines: number;
  readonly chars: number;
  readonly binary: boolean;
  readonly secrets: readonly Secret[];
  /** Runs of ssh -v that the text holds; those of several hosts may be mixed line by line. */
  readonly runs: number;
}

/** Reads a text of any length in bounded memory, a piece at a time. */
export class PasteReader {
  readonly #parser = new SshTraceParser();
  readonly #said = new SaidReader();
  readonly #secrets = new SecretFinder();
  readonly #splitter = new LineSplitter(lineMaxChars, (line) => this.#line(line));
  #beginning = '';
  #told = '';
  #lines = 0;
  #chars = 0;
  #runs = 0;

  push(text: string): void {
    this.#chars += text.length;
    if (this.#beginning.length < keptChars) this.#beginning += text.slice(0, keptChars - this.#beginning.length);
    this.#splitter.push(text);
  }

  end(): Paste {
    this.#splitter.end();
    return {
      trace: this.#parser.trace,
      said: this.#said.said,
      beginning: withoutEscapes(this.#beginning),
      told: this.#told,
      lines: this.#lines,
      chars: this.#chars,
      binary: isBinary(this.#beginning),
      secrets: this.#secrets.found,
      runs: Math.max(1, this.#runs),
    };
  }

  #line(raw: string): void {
    this.#lines += 1;
    const line = withoutEscapes(raw);
    if (this.#secrets.line(line)) return;
    if (line.length < 4_000 && runBegins.test(line)) this.#runs += 1;
    const bare = withoutWrapping(line);
    const before = this.#parser.trace.recognised;
    if (!ofServerLog.test(line)) this.#parser.feed(bare);
    const byProgram = this.#said.line(line) || this.#parser.trace.recognised > before;
    if (!byProgram && this.#told.length < keptChars) this.#told += `${line.slice(0, keptChars)}\n`;
  }
}

/** The facts of a text: those of the trace in it, and what its programs say. */
export function factsOfPaste(paste: Paste): FactsGiven {
  const { trace, said } = paste;
  const ended = trace.ends.length > 0 || trace.authenticated !== null || trace.hostKeyVerdicts.length > 0;
  const { 'login.outcome': outcome, ...others } = factsFromTrace(trace);
  return {
    ...others,
    ...(ended && outcome !== undefined ? { 'login.outcome': outcome } : {}),
    'told.said': known(said),
  };
}

/** The circumstances that a text and its context tell, each group an observation of its own. */
export function circumstances(text: string, answers: readonly string[]): readonly FactsGiven[] {
  const told = toldIn(text, answers);
  return (Object.keys(told) as (keyof typeof told)[])
    .filter((key) => told[key].length > 0)
    .map((key) => ({ [key]: known(told[key]) }));
}

/** Colours and cursor movements of a terminal (ECMA-48), and what a mangled paste leaves of them. */
function withoutEscapes(text: string): string {
  return text.replaceAll(
    /\u001B(?:\[[0-9;?]{0,30}[A-Za-z]|\][^\u0007\u001B]{0,500}(?:\u0007|\u001B\\)|[@-Z\\-_])/gu,
    '',
  );
}

/** What logs and tools put before a line of ssh: `[09:25:11.307] > `, `stderr: `, `fatal: [host]: … via ssh: `. */
function withoutWrapping(line: string): string {
  return line
    .replace(/^\s*(?:\[\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?\]|\d{4}-\d{2}-\d{2}[T ][\d:.,]{5,16}Z?)\s*/u, '')
    .replace(/^.{0,300}?(?:via ssh: |stderr: +)/u, '')
    .replace(/^[>|$#]\s+/u, '')
    .replace(/^\s+/u, '');
}

function isBinary(beginning: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const odd = beginning.match(/[\u0000-\u0006\u000E-\u001A\u001C-\u001F\uFFFD]/gu)?.length ?? 0;
  return odd * 1000 > beginning.length * binaryPerMille;
}
