import type { Libc } from './libc.ts';

/** Waits for sockets to become writable or broken, all of them with one thread of the pool. */
export interface Poller {
  /** Resolves with true when something happened on `fd`, with false after `waitMs` or when aborted. */
  wait(fd: number, waitMs: number, signal?: AbortSignal): Promise<boolean>;
}

export function createPoller(libc: Libc, nowMs: () => number): Poller {
  const waiting = new Set<Waiter>();
  const wake = libc.eventfd(0, eventfdNonblockCloexec);
  let running = false;

  function nudge(): void {
    libc.write(wake, eventfdOne, eventfdOne.length);
  }

  async function run(): Promise<void> {
    running = true;
    try {
      while (waiting.size > 0) {
        const round = [...waiting];
        const now = nowMs();
        const nearestMs = Math.min(longestPollMs, ...round.map((waiter) => waiter.untilMs - now));
        const fds = pollfds([
          { fd: wake, events: pollIn },
          ...round.map(({ fd }) => ({ fd, events: pollIn | pollOut })),
        ]);
        await libc.pollAsync(fds, round.length + 1, Math.max(0, Math.ceil(nearestMs)));
        libc.read(wake, new Uint8Array(8), 8);
        const after = nowMs();
        for (const [at, waiter] of round.entries()) {
          if (eventsAt(fds, at + 1) !== 0) waiter.settle(true);
          else if (after >= waiter.untilMs) waiter.settle(false);
        }
      }
    } finally {
      running = false;
    }
  }

  return {
    wait(fd, waitMs, signal) {
      return new Promise((resolve) => {
        const aborted = () => {
          waiter.settle(false);
          nudge();
        };
        const waiter: Waiter = {
          fd,
          untilMs: nowMs() + waitMs,
          settle(happened) {
            if (!waiting.delete(waiter)) return;
            signal?.removeEventListener('abort', aborted);
            resolve(happened);
          },
        };
        waiting.add(waiter);
        if (signal?.aborted) return waiter.settle(false);
        signal?.addEventListener('abort', aborted);
        if (running) nudge();
        else void run();
      });
    },
  };
}

/** Whether something has happened on `fd` already. */
export function isReady(libc: Libc, fd: number): boolean {
  const fds = pollfds([{ fd, events: pollIn | pollOut }]);
  return libc.poll(fds, 1, 0) > 0 && eventsAt(fds, 0) !== 0;
}

interface Waiter {
  readonly fd: number;
  readonly untilMs: number;
  readonly settle: (happened: boolean) => void;
}

const eventfdNonblockCloexec = 0o2004000;
const eventfdOne = new Uint8Array(new BigUint64Array([1n]).buffer);
const longestPollMs = 250; // a process that wants to end waits at most this long
const pollIn = 1;
const pollOut = 4;

/** struct pollfd: int fd, short events, short revents. */
function pollfds(fds: readonly { readonly fd: number; readonly events: number }[]): Uint8Array {
  const raw = new ArrayBuffer(8 * fds.length);
  for (const [at, { fd, events }] of fds.entries()) {
    new Int32Array(raw, 8 * at, 1)[0] = fd;
    new Int16Array(raw, 8 * at + 4, 1)[0] = events;
  }
  return new Uint8Array(raw);
}

function eventsAt(fds: Uint8Array, at: number): number {
  return new Int16Array(fds.buffer, fds.byteOffset + 8 * at + 6, 1)[0] ?? 0;
}
