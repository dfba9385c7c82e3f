import { quote, quotedMaxLength } from '../../contract/quoted.ts';
import { emptyTrace, type TraceDraft } from './draft.ts';
import { findTemplate } from './find-template.ts';
import { handlers } from './handlers.ts';
import type { LineMatch } from './handling.ts';
import { LineSplitter } from './line-splitter.ts';
import type { TemplateId } from './templates.ts';
import type { SshTrace } from './types.ts';

/** A KEXINIT list of 10.x is about 1 kB; a hostile one may be 256 kB. What goes beyond is cut. */
const lineMaxChars = 65_536;
const samplesMax = 20;
/** Hops whose lines can be mixed into one trace: a -> b -> c …; deeper ones are read as the last. */
const hopsMax = 8;

/**
 * Reads the output of `ssh -v`, `-vv` or `-vvv` line by line, OpenSSH 7.0 to 10.5, also in part, also pasted.
 *
 * The server's login banner is printed between ssh's own lines and may look like them. Where the trace is made by us,
 * `ssh -E FILE` keeps it apart (the banner then goes to standard error, the trace to the file); without that, lines that
 * lack the carriage return of ssh's own lines are taken as banner, which a server can get around.
 */
export class SshTraceParser {
  private readonly outer = emptyTrace();
  /** Jump hosts: the innermost ssh, whose lines come now, stands last. */
  private readonly hops: TraceDraft[] = [this.outer];
  private number = 0;
  private returns = false;
  private bannerOf: TraceDraft | null = null;

  /** One line without its `\n`; a `\r` at the end is a sign of ssh's own writing and may stay. */
  feed(given: string): void {
    this.number++;
    const whole = given.length > lineMaxChars ? given.slice(0, lineMaxChars) : given;
    const hasReturn = whole.endsWith('\r');
    const line = hasReturn ? whole.slice(0, -1) : whole;
    if (this.number === 1) this.returns = hasReturn;
    if (this.bannerOf !== null && this.returns && !hasReturn) return this.bannerLine(this.bannerOf, line);

    const level = /^debug[123]: /.exec(line)?.[0].length ?? 0;
    const text = level === 0 ? line : line.slice(level);
    const found = findTemplate(text, level === 0);
    if (this.bannerOf !== null && level === 0 && (found === undefined || found === 'noise')) {
      return this.bannerLine(this.bannerOf, line);
    }
    this.bannerOf = null;
    this.outer.lines = this.number;
    if (found === undefined) return this.unknownLine(text);
    if (found === 'noise') {
      this.outer.recognised++;
      return;
    }
    this.outer.recognised++;
    const trace = this.traceFor(found.id, text);
    note(this.outer, found.id, this.number);
    if (trace !== this.outer) note(trace, found.id, this.number);
    const match: LineMatch = { line: this.number, text, group: (n) => found.groups[n - 1] ?? '' };
    handlers[found.id](trace, match);
    if (found.id === 'auth-banner') {
      this.bannerOf = trace;
      trace.banner ??= { line: this.number, text: quote('') };
    }
  }

  /** What is known so far; may be asked for at any time, goes on changing with the next line. */
  get trace(): SshTrace {
    return this.outer;
  }

  private bannerLine(trace: TraceDraft, line: string): void {
    this.outer.lines = this.number;
    const before = trace.banner?.text.quoted ?? '';
    if (before.length >= quotedMaxLength || trace.banner === null) return;
    trace.banner.text = quote(before === '' ? line : `${before}\n${line}`);
  }

  private unknownLine(text: string): void {
    if (text === '') return;
    this.outer.unknown++;
    const last = this.hops.at(-1) ?? this.outer;
    if (this.outer.unknownSamples.length < samplesMax) {
      this.outer.unknownSamples.push({ line: this.number, text: quote(text) });
    }
    if (last !== this.outer) last.unknown++;
  }

  /**
   * Which ssh wrote the line. A second version line after a proxy command is the ssh in that command; the outer one is
   * heard again when the server behind it answers, or when the inner one has ended.
   */
  private traceFor(id: TemplateId, text: string): TraceDraft {
    const inner = this.hops.at(-1) ?? this.outer;
    if (id === 'client-version' && inner.client !== null && inner.proxyCommand !== null && this.hops.length < hopsMax) {
      const next = emptyTrace();
      inner.via = next;
      this.hops.push(next);
      return next;
    }
    const parent = this.hops.at(-2);
    if (parent === undefined) return inner;
    const answered = id === 'remote-version' && inner.remote !== null;
    const gone = inner.ends.length > 0 && outerAfterInner.has(id);
    const proxied = /\bUNKNOWN port (?:-1|65535)\b|\(via proxy\)/.test(text);
    if (answered || gone || proxied) {
      this.hops.pop();
      return proxied ? this.traceFor(id, text) : parent;
    }
    return inner;
  }
}

/** Lines that can follow the end of the inner ssh and are the outer one's. */
const outerAfterInner: ReadonlySet<TemplateId> = new Set(['identification', 'banner-exchange', 'banner-timeout']);

function note(trace: TraceDraft, id: TemplateId, line: number): void {
  const before = trace.seen.get(id);
  if (before === undefined) trace.seen.set(id, { first: line, last: line, count: 1 });
  else {
    before.last = line;
    before.count++;
  }
}

/** The whole text at once. */
export function parseSshTrace(text: string): SshTrace {
  const parser = new SshTraceParser();
  const splitter = new LineSplitter(lineMaxChars, (line) => parser.feed(line));
  splitter.push(text);
  splitter.end();
  return parser.trace;
}
