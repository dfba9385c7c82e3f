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
  /** Twice no packet went out, while each time one to the control port did just before. */
  | { readonly kind: 'nothing-leaves' }
  | { readonly kind: 'undecided'; readonly controlExpired: PathAnswer | null };

export async function answeredHere(sockets: PathSockets, ask: HereAsk): Promise<Here> {
  const ports = ask.controlPort === undefined ? undefined : { refused: ask.port, control: ask.controlPort };
  let keptIn = 0;
  let expired: PathAnswer | null = null;
  for (let round = 0; round < enoughRounds; round++) {
    // The control goes first: behind a neighbour that is still searched for, nothing leaves either.
    const control = ports === undefined ? undefined : await counted(sockets, ask, ports.control);
    if (control?.answer.result === 'time-exceeded') expired = control.answer;
    const seen = await counted(sockets, ask, ask.port);
    if (seen === undefined) break;
    if (seen.answer.result !== 'silent' && seen.loopback === 0) return { kind: 'outside' };
    if (seen.sent === 0 && control?.answer.result === 'time-exceeded' && control.sent > 0) keptIn++;
  }
  return keptIn === enoughRounds ? { kind: 'nothing-leaves' } : { kind: 'undecided', controlExpired: expired };
}

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
