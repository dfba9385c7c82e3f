import type { ChildProcess } from 'node:child_process';
import { type Kept, keeper, lineSplitter } from '../output.ts';
import type { Processes, RunAsk, RunResult, SpawnResult } from '../process.ts';

export function nodeProcesses(): Processes {
  return {
    async run(ask) {
      if (ask.signal?.aborted) return { kind: 'failed', code: 'ABORTED' };
      return run(ask, await import('node:child_process'), await import('./stream.ts'));
    },
    async openStream(ask) {
      return openStream(ask, await import('node:child_process'), await import('./stream.ts'));
    },
    which,
    env: (name) => process.env[name],
  };
}

type ChildModule = typeof import('node:child_process');
type StreamModule = typeof import('./stream.ts');

const defaultMaxBytes = 1024 * 1024;
const stderrMaxBytes = 64 * 1024;

function start(
  ask: Pick<RunAsk, 'program' | 'args' | 'env'>,
  { spawn }: ChildModule,
  withInput: boolean,
): ChildProcess {
  const env = Object.entries({ ...process.env, LC_ALL: 'C', ...ask.env }).filter(([, value]) => value !== undefined);
  return spawn(ask.program, [...ask.args], {
    env: Object.fromEntries(env),
    detached: process.platform !== 'win32', // a group of its own, so that all of it can be ended
    windowsHide: true,
    shell: false,
    stdio: [withInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
}

function run(ask: RunAsk, childModule: ChildModule, { killGroup }: StreamModule): Promise<RunResult> {
  return new Promise((resolve) => {
    const startMs = performance.now();
    let child: ChildProcess;
    try {
      child = start(ask, childModule, ask.input !== undefined || ask.talk !== undefined);
    } catch (error) {
      return resolve(startProblem(error, ask.program));
    }
    const kept = { stdout: keeper(ask.maxBytes ?? defaultMaxBytes), stderr: keeper(ask.maxBytes ?? defaultMaxBytes) };
    let ended: 'timed-out' | 'stopped' | undefined;
    const letGo = endsWithUs(() => killGroup(child, 'SIGKILL'));
    const end = (why: 'timed-out' | 'stopped') => {
      ended ??= why;
      killGroup(child, 'SIGKILL');
      // A descendant in another group may still hold the pipes: they are not waited for.
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const stop = () => end('stopped');
    const timer = setTimeout(() => end('timed-out'), ask.timeoutMs);
    ask.signal?.addEventListener('abort', stop);
    const finishLines = (['stdout', 'stderr'] as const).map((from) =>
      listen(child, from, kept[from], ask.onLine, stop),
    );
    const { onData } = ask;
    if (onData !== undefined)
      for (const from of ['stdout', 'stderr'] as const)
        child[from]?.on('data', (bytes: Uint8Array) => onData(bytes, from));
    child.stdin?.on('error', () => undefined); // a program may end without reading its input
    if (ask.talk === undefined) child.stdin?.end(ask.input);
    else
      ask.talk({
        say: (bytes) => void child.stdin?.write(bytes),
        end: () => void child.stdin?.end(),
        stop,
      });
    const settle = (result: RunResult) => {
      letGo();
      clearTimeout(timer);
      ask.signal?.removeEventListener('abort', stop);
      resolve(result);
    };
    child.once('error', (error) => {
      if (child.pid === undefined) settle(startProblem(error, ask.program));
    });
    child.once('close', (code, signal) => {
      if (ended === undefined) for (const finish of finishLines) finish();
      const { stdout, stderr } = kept;
      const cut = stdout.cut() || stderr.cut();
      const output = { stdout: stdout.bytes(), stderr: stderr.bytes(), cut, tookMs: performance.now() - startMs };
      if (ended === 'timed-out') settle({ kind: ended, limitMs: ask.timeoutMs, ...output });
      else if (ended === 'stopped') settle({ kind: ended, ...output });
      else if (signal !== null) settle({ kind: 'signalled', signal, ...output });
      else settle({ kind: 'exited', code: code ?? -1, ...output });
    });
  });
}

function listen(
  child: ChildProcess,
  from: 'stdout' | 'stderr',
  kept: Kept,
  onLine: RunAsk['onLine'],
  stop: () => void,
): () => void {
  let stopped = false;
  const lines = lineSplitter((line) => {
    if (stopped || onLine?.(line, from) !== 'stop') return;
    stopped = true;
    stop();
  });
  child[from]?.on('data', (bytes: Uint8Array) => {
    kept.add(bytes);
    if (onLine !== undefined) lines.add(bytes);
  });
  return () => (onLine === undefined ? undefined : lines.finish());
}

function openStream(
  ask: Parameters<Processes['openStream']>[0],
  childModule: ChildModule,
  { killGroup, streamOfProcess }: StreamModule,
): Promise<SpawnResult> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = start(ask, childModule, true);
    } catch (error) {
      return resolve(startProblem(error, ask.program));
    }
    const stderr = keeper(stderrMaxBytes);
    child.stderr?.on('data', (bytes: Uint8Array) => stderr.add(bytes));
    child.stderr?.on('error', () => undefined);
    const kill = () => killGroup(child, 'SIGKILL');
    ask.signal?.addEventListener('abort', kill);
    const letGo = endsWithUs(kill);
    const closed = new Promise<void>((done) => child.once('close', () => done()));
    void closed.then(() => {
      ask.signal?.removeEventListener('abort', kill);
      letGo();
    });
    child.once('error', (error) => resolve(startProblem(error, ask.program)));
    child.once('spawn', () =>
      resolve({ kind: 'started', stream: streamOfProcess(child), saidOnStderr: () => stderr.bytes(), closed }),
    );
  });
}

const living = new Set<() => void>();
let watching = false;

/** Ends a child when whyssh ends before it: it has a process group of its own, which no Ctrl-C reaches. */
function endsWithUs(kill: () => void): () => void {
  if (!watching) {
    watching = true;
    process.once('exit', () => {
      for (const one of living) one();
    });
  }
  living.add(kill);
  return () => void living.delete(kill);
}

function startProblem(
  error: unknown,
  program: string,
): { readonly kind: 'not-found'; readonly program: string } | { readonly kind: 'failed'; readonly code: string } {
  const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
  return code === 'ENOENT' ? { kind: 'not-found', program } : { kind: 'failed', code };
}

async function which(name: string): Promise<readonly string[]> {
  const [{ access, stat, constants }, path] = await Promise.all([import('node:fs/promises'), import('node:path')]);
  const windows = process.platform === 'win32';
  const endings = windows ? ['', ...(process.env.PATHEXT ?? '.EXE;.CMD;.BAT;.COM').split(';')] : [''];
  const found: string[] = [];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      const runs = await access(file, constants.X_OK).then(
        async () => (await stat(file)).isFile(),
        () => false,
      );
      if (runs && !found.includes(file)) found.push(file);
    }
  }
  return found;
}
