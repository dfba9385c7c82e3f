import { keeper, lineSplitter } from '../output.ts';
import type { Processes, RunAsk, RunResult } from '../process.ts';
import { fakeStream, type PeerStep } from './stream.ts';

export interface FakeProgram {
  readonly code?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Never ends by itself. */
  readonly hangs?: boolean;
  /** What it says as the far end of a stream. */
  readonly stream?: readonly PeerStep[];
}

export interface FakeProcesses extends Processes {
  readonly asked: Pick<RunAsk, 'program' | 'args' | 'env'>[];
}

/** Programs by name or path; a function sees the whole command. */
export function fakeProcesses(
  programs: Readonly<Record<string, FakeProgram | ((args: readonly string[]) => FakeProgram | RunResult)>>,
  env: Readonly<Record<string, string>> = {},
): FakeProcesses {
  const asked: Pick<RunAsk, 'program' | 'args' | 'env'>[] = [];
  const find = (ask: Pick<RunAsk, 'program' | 'args' | 'env'>) => {
    asked.push(ask);
    const found = programs[ask.program] ?? programs[ask.program.split('/').at(-1) ?? ''];
    return typeof found === 'function' ? found(ask.args) : found;
  };
  return {
    asked,
    env: (name) => env[name],
    async which(name) {
      return programs[name] === undefined ? [] : [`/usr/bin/${name}`];
    },
    async run(ask) {
      const found = find(ask);
      if (found === undefined) return { kind: 'not-found', program: ask.program };
      return 'kind' in found ? found : played(found, ask);
    },
    async openStream(ask) {
      const found = find(ask);
      if (found === undefined || 'kind' in found) return { kind: 'not-found', program: ask.program };
      const said = new TextEncoder().encode(found.stderr ?? '');
      return {
        kind: 'started',
        stream: fakeStream(found.stream ?? []),
        saidOnStderr: () => said,
        closed: Promise.resolve(),
      };
    },
  };
}

function played(program: FakeProgram, ask: RunAsk): RunResult {
  let stopped = false;
  let cut = false;
  const play = (text: string, from: 'stdout' | 'stderr') => {
    const kept = keeper(ask.maxBytes ?? 1024 * 1024);
    const lines = lineSplitter((line) => {
      stopped ||= ask.onLine?.(line, from) === 'stop';
    });
    const bytes = new TextEncoder().encode(text);
    kept.add(bytes);
    lines.add(bytes);
    lines.finish();
    cut ||= kept.cut();
    return kept.bytes();
  };
  const output = { stdout: play(program.stdout ?? '', 'stdout'), stderr: play(program.stderr ?? '', 'stderr') };
  if (stopped) return { kind: 'stopped', ...output, cut, tookMs: 1 };
  if (program.hangs === true)
    return { kind: 'timed-out', limitMs: ask.timeoutMs, ...output, cut, tookMs: ask.timeoutMs };
  return { kind: 'exited', code: program.code ?? 0, ...output, cut, tookMs: 1 };
}
