import type { Clock } from '../../../ports/clock.ts';
import type { Files } from '../../../ports/files.ts';
import { LineSplitter } from '../../../wire/trace/line-splitter.ts';
import { SshTraceParser } from '../../../wire/trace/ssh-trace.ts';

/** An honest `-vvv` trace has some 20 KiB; one that a server swells is cut there. */
const traceMaxBytes = 512 * 1024;
const lineMaxChars = 65_536;
const lookEveryMs = 10;

/** Follows the file into which ssh writes its trace. */
export interface TraceFollower {
  readonly parser: SshTraceParser;
  /** Times between lines, for where the login took long. */
  readonly pauses: () => { readonly beforeAuthMs: number; readonly longestMs: number; readonly longestAt: string };
  /** Resolves when the login is accepted or `stop` fires. */
  readonly untilDecided: (stop: AbortSignal) => Promise<void>;
  /** Takes in what is left, once ssh has ended. */
  readonly finish: () => Promise<void>;
  readonly text: () => string;
}

export function followTrace(files: Files, clock: Clock, path: string): TraceFollower {
  const parser = new SshTraceParser();
  const splitter = new LineSplitter(lineMaxChars, (line) => parser.feed(line));
  const startMs = clock.nowMs();
  const decoder = new TextDecoder();
  let taken = 0;
  let whole = '';
  let lastMs = startMs;
  let beforeAuthMs: number | undefined;
  let longest = { ms: 0, at: 'the start' };

  async function look(): Promise<void> {
    const read = await files.read(path, traceMaxBytes);
    if (read.kind !== 'bytes' || read.bytes.length <= taken) return;
    const fresh = decoder.decode(read.bytes.subarray(taken), { stream: true });
    taken = read.bytes.length;
    const nowMs = clock.nowMs();
    if (nowMs - lastMs > longest.ms) longest = { ms: nowMs - lastMs, at: waitingFor(parser, whole === '') };
    lastMs = nowMs;
    whole += fresh;
    splitter.push(fresh);
    const { stage } = parser.trace;
    if (stage === 'auth' || stage === 'session') beforeAuthMs ??= nowMs - startMs;
  }

  return {
    parser,
    pauses: () => ({ beforeAuthMs: beforeAuthMs ?? lastMs - startMs, longestMs: longest.ms, longestAt: longest.at }),
    async untilDecided(stop) {
      while (!stop.aborted && parser.trace.authenticated === null) {
        await clock.sleep(lookEveryMs, stop);
        await look();
      }
    },
    async finish() {
      await look();
      splitter.end();
    },
    text: () => whole,
  };
}

function waitingFor(parser: SshTraceParser, nothingYet: boolean): string {
  const { trace } = parser;
  if (nothingYet) return 'the start of ssh';
  const method = trace.stage === 'auth' ? trace.methodsTried.at(-1)?.method : undefined;
  const at = method === undefined ? trace.stage : `${trace.stage} by ${method}`;
  return trace.expecting === null ? `stage ${at}` : `${at}, waiting for ${trace.expecting.message}`;
}
