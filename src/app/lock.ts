import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';

/** A holder needs milliseconds; a lock older than this was left behind by a run that was killed. */
const staleMs = 5_000;
/** The most a run waits for others. What it then does without the lock may be lost, which is better than to hang. */
const waitMs = 8_000;
const pauseMs = 15;
/** After a take-over: long enough that another one that saw the same stale lock has taken it, too. */
const settleMs = 50;

/**
 * Runs work while no other run on this machine does the same. A file that only one can make is the lock; where it cannot
 * be made at all (a folder that is read-only), or nobody gives it back in time, the work is done without.
 */
export async function locked<T>(files: Files, clock: Clock, path: string, work: () => Promise<T>): Promise<T> {
  const token = new TextEncoder().encode(crypto.randomUUID());
  const held = await take(files, clock, path, token);
  try {
    return await work();
  } finally {
    if (held && (await isMine(files, path, token))) await files.remove(path);
  }
}

async function take(files: Files, clock: Clock, path: string, token: Uint8Array): Promise<boolean> {
  const untilMs = clock.nowMs() + waitMs;
  for (;;) {
    const made = await files.createNew(path, token, 0o600);
    if (made.kind === 'written') return true;
    if (made.kind !== 'exists') return false;
    if (await isStale(files, clock, path)) {
      // Renamed over it: of several that take it over at once the last one has it, and the others see that.
      await files.writeAtomic(path, token, 0o600, { lasting: false });
      await clock.sleep(settleMs);
      if (await isMine(files, path, token)) return true;
    }
    if (clock.nowMs() >= untilMs) return false;
    await clock.sleep(pauseMs);
  }
}

async function isStale(files: Files, clock: Clock, path: string): Promise<boolean> {
  const found = await files.stat(path);
  // Either way: a clock that was set back must not keep a dead lock for ever.
  return found.kind === 'stat' && Math.abs(clock.wallMs() - found.stat.modifiedMs) > staleMs;
}

async function isMine(files: Files, path: string, token: Uint8Array): Promise<boolean> {
  const found = await files.read(path, token.length);
  return found.kind === 'bytes' && Buffer.compare(found.bytes, token) === 0;
}
