import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';

/** Time that stands still until it is moved; a sleeper moves it to the end of its own sleep. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
}

export function fakeClock(startWallMs = Date.UTC(2026, 0, 1)): FakeClock {
  let now = 0;
  return {
    nowMs: () => now,
    wallMs: () => startWallMs + now,
    advance(ms) {
      now += ms;
    },
    async sleep(ms, signal) {
      if (!signal?.aborted) now += ms;
    },
  };
}

/** The same bytes every time: 0, 1, 2 … */
export function fakeRandom(): Random {
  let next = 0;
  return { bytes: (count) => Uint8Array.from({ length: count }, () => next++ & 0xff) };
}
