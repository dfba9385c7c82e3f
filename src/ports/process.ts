import type { ByteStream } from './stream.ts';

export interface RunAsk {
  /** A name looked up in PATH, or an absolute path. Never a shell. */
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the environment of this process; undefined removes one. LC_ALL=C unless given. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly input?: Uint8Array | undefined;
  /** In place of `input`: called once the program runs; its standard input stays open until `end`. */
  readonly talk?: ((talk: Talk) => void) | undefined;
  /** What it says, as it comes. */
  readonly onData?: ((bytes: Uint8Array, from: 'stdout' | 'stderr') => void) | undefined;
  readonly timeoutMs: number;
  /** Most bytes kept of each of standard output and standard error; what comes after is read and dropped. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Each line as it comes, without its end; a line longer than 16 KiB is cut there. `stop` ends the process (its group) at once: the
   * result is then `stopped`.
   */
  readonly onLine?: ((line: Uint8Array, from: 'stdout' | 'stderr') => 'stop' | undefined) | undefined;
}

/** Standard input of a running program that is talked with. */
export interface Talk {
  say(bytes: Uint8Array): void;
  /** No more comes. */
  end(): void;
  /** Ends the process (its group) at once: the result is then `stopped`. */
  stop(): void;
}

interface Output {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** More came than `maxBytes`. */
  readonly cut: boolean;
  readonly tookMs: number;
}

export type RunResult =
  | ({ readonly kind: 'exited'; readonly code: number } & Output)
  | ({ readonly kind: 'signalled'; readonly signal: string } & Output)
  | ({ readonly kind: 'timed-out'; readonly limitMs: number } & Output)
  /** By `signal` or by `onLine`. */
  | ({ readonly kind: 'stopped' } & Output)
  | { readonly kind: 'not-found'; readonly program: string }
  | { readonly kind: 'failed'; readonly code: string };

export type SpawnResult =
  | {
      readonly kind: 'started';
      readonly stream: ByteStream;
      /** What the process has said on standard error so far (at most 64 KiB). */
      readonly saidOnStderr: () => Uint8Array;
      /** The process has ended and both its outputs were read to the end. */
      readonly closed: Promise<void>;
    }
  | { readonly kind: 'not-found'; readonly program: string }
  | { readonly kind: 'failed'; readonly code: string };

export interface Processes {
  run(ask: RunAsk): Promise<RunResult>;
  /** Starts a program whose standard input and output are the connection (ProxyCommand, `ssh -W`). */
  openStream(ask: Pick<RunAsk, 'program' | 'args' | 'env' | 'signal'>): Promise<SpawnResult>;
  /** Every executable file of that name in PATH, in order (Windows: with PATHEXT). */
  which(name: string): Promise<readonly string[]>;
  env(name: string): string | undefined;
}
