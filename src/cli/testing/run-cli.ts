import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built program where the caller names it (npm test does: it starts five times as fast), else the sources. */
const main = process.env['WHYSSH_PROGRAM'] ?? join(import.meta.dirname, '..', 'main.ts');

export interface Finished {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
  /** Peak memory of whyssh itself; 0 when it was killed. */
  readonly peakMiB: number;
}

export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

/** A HOME, a state folder and a temporary folder of its own, empty but for what a test puts there. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'whyssh-test-'));
  readonly home = join(this.folder, 'home');
  readonly state = join(this.folder, 'state');
  readonly temp = join(this.folder, 'tmp');

  readonly #started: ChildProcess[] = [];

  constructor() {
    for (const folder of [this.home, join(this.home, '.ssh'), this.state, this.temp])
      mkdirSync(folder, { mode: 0o700 });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Ends what a failed test left running, too. */
  remove(): void {
    for (const child of this.#started) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A state folder of its own for one run: the ledger of another server at 127.0.0.1 must not answer for it. */
  freshState(): NodeJS.ProcessEnv {
    return { XDG_STATE_HOME: mkdtempSync(join(this.folder, 'state-')) };
  }

  /** Starts the command; nothing of the tester's own environment, agent or configuration comes in. */
  start(words: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
    const startMs = performance.now();
    const rssFile = join(this.folder, `rss-${Math.round(startMs * 1000)}`);
    const tellsRss = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(rssFile)},String(process.resourceUsage().maxRSS)))`;
    const child = spawn(process.execPath, ['--import', tellsRss, main, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: this.home,
        XDG_STATE_HOME: this.state,
        TMPDIR: this.temp,
        LANG: 'C.UTF-8',
        USER: 'tester',
        ...env,
      },
    });
    this.#started.push(child);
    const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', (bytes: Buffer) => parts.stdout.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => parts.stderr.push(bytes));
    const finished = new Promise<Finished>((resolve) => {
      child.once('close', (status, signal) =>
        resolve({
          status,
          signal,
          stdout: Buffer.concat(parts.stdout).toString(),
          stderr: Buffer.concat(parts.stderr).toString(),
          tookMs: performance.now() - startMs,
          peakMiB: readNumber(rssFile) / 1024,
        }),
      );
    });
    return { child, finished };
  }

  run(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
    return this.start(words, env).finished;
  }
}

function readNumber(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

/** Control, format and bidirectional characters that reach the terminal beside line ends and our own colours. */
export function rawControls(text: string): readonly string[] {
  const withoutColours = text.replaceAll(/\u001B\[[0-9;]*m/gu, '');
  return withoutColours.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu)?.filter((one) => one !== '\n') ?? [];
}
