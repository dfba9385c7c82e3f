import type { PathAnswer, PathSockets } from '../path.ts';

export interface HereAsk {
  readonly address: string;
  readonly port: number;
  /** A port whose SYN with a hop limit of 1 surely leaves and expires at the first router; undefined: none known. */
  readonly controlPort: number | undefined;
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Whether what answers (or swallows) a SYN with a hop limit of 1 is this machine's own firewall. Counters of the interfaces
 * decide: an answer made here comes in over loopback, and its SYN never goes out. Other traffic can only hide
 * that, never feign it: an unmoved counter is the proof.
 */
export type Here =
  /** A packet answered, and none came in over loopback. */
  | { readonly kind: 'outside' }
  /** Twice no packet went out, while one to the control port did. */
  | { readonly kind: 'nothing-leaves' }
  | { readonly kind: 'undecided'; readonly controlExpired: PathAnswer | null };

export async function answeredHere(sockets: PathSockets, ask: HereAsk): Promise<Here> {
  let keptIn = 0;
  for (let round = 0; round < mostRounds; round++) {
    const seen = await counted(sockets, ask, ask.port);
    if (seen === undefined) break;
    if (seen.answer.result !== 'silent' && seen.loopback === 0) return { kind: 'outside' };
    if (seen.sent === 0) keptIn++;
    if (keptIn === enoughRounds || seen.sent > 0) break;
  }
  if (ask.controlPort === undefined) return { kind: 'undecided', controlExpired: null };
  const control = await counted(sockets, ask, ask.controlPort);
  const expired = control?.answer.result === 'time-exceeded' ? control.answer : null;
  if (keptIn === enoughRounds && expired !== null && (control?.sent ?? 0) > 0) return { kind: 'nothing-leaves' };
  return { kind: 'undecided', controlExpired: expired };
}

const mostRounds = 3;
const enoughRounds = 2;

async function counted(
  sockets: PathSockets,
  ask: HereAsk,
  port: number,
): Promise<{ readonly answer: PathAnswer; readonly loopback: number; readonly sent: number } | undefined> {
  const before = sockets.packetCounts();
  const { address, waitMs, signal } = ask;
  const answer = await sockets.connectWith({ address, port, ttl: 1, waitMs, signal });
  const after = sockets.packetCounts();
  if (before === undefined || after === undefined) return undefined;
  return {
    answer,
    loopback: after.loopbackReceived - before.loopbackReceived,
    sent: after.othersSent - before.othersSent,
  };
}
