import type { Clock } from '../../../ports/clock.ts';

/** A signal that fires after `ms`, or with the caller's own; `done` lets the clock go. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly leftMs: () => number;
  readonly done: () => void;
}

export function startDeadline(clock: Clock, ms: number, outer?: AbortSignal): Deadline {
  const limit = new AbortController();
  const ended = new AbortController();
  const untilMs = clock.nowMs() + ms;
  void clock.sleep(ms, ended.signal).then(() => {
    if (!ended.signal.aborted) limit.abort();
  });
  return {
    signal: outer === undefined ? limit.signal : AbortSignal.any([limit.signal, outer]),
    leftMs: () => Math.max(0, untilMs - clock.nowMs()),
    done: () => ended.abort(),
  };
}
