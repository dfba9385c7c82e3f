/** How long a port is waited for when silence is likely: three round trips and 200 ms; some 700 ms when none is known. */
export function shortWaitMs(rttMs: number | undefined): number {
  return rttMs === undefined ? unknownWaitMs : Math.min(longestMs, 3 * rttMs + 200);
}

/** As above for a search over several ports, where every silent one costs a wait. */
export function searchWaitMs(rttMs: number | undefined): number {
  return rttMs === undefined ? searchUnknownMs : Math.min(longestMs, 2 * rttMs + 100);
}

const unknownWaitMs = 700;
const searchUnknownMs = 400;
const longestMs = 1_000;
