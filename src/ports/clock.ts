/** Time. Durations come from `nowMs` only; `wallMs` is for dates and may jump. */
export interface Clock {
  /** Milliseconds with fractions since an arbitrary start; never goes back. */
  nowMs(): number;
  /** Milliseconds since 1970-01-01 UTC. */
  wallMs(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
