import type { PathAnswer, PathSockets } from '../path.ts';

export interface TtlAsk {
  readonly address: string;
  readonly port: number;
  /** Smallest hop limit that brings the answer, from `hopsTo`. */
  readonly resultHop: number;
  /** Result expected: answers that arrive with too small a hop limit turn into silence. */
  readonly expected: PathAnswer['result'];
  readonly waitMs: number;
  /** Fewer SYNs, for an open port: enough to see that the way back is as long as the way there. */
  readonly sparing?: boolean;
  readonly signal?: AbortSignal | undefined;
}

export type TtlResult =
  /**
   * The hop limit with which the answer arrives, and the one it was sent with. `sentBy` self: the machine at `resultHop`
   * answered for itself; hook: the machine one hop nearer answered while forwarding. Both hold if the way back is as long
   * as the way there.
   */
  | { readonly kind: 'exact'; readonly ttl: number; readonly initial: number; readonly sentBy: 'self' | 'hook' }
  /** The way back is longer or shorter than the way there, or the sender starts from an unusual number. */
  | { readonly kind: 'unusual'; readonly atLeast: number }
  /** Answers got lost, or a rate limit set in: nothing can be said. */
  | { readonly kind: 'unclear' };

/** Hop limits that systems start from: Linux, BSD, macOS 64; Windows 128; Cisco, Solaris 255. */
const initialTtls = [64, 128, 255] as const;

/**
 * Finds the hop limit of an answer by asking the kernel to drop smaller ones (IP_MINTTL). The likely numbers are tried
 * at once; the deciding silences are asked for twice, since a lost packet looks the same.
 */
export async function ttlOfAnswer(sockets: PathSockets, ask: TtlAsk): Promise<TtlResult> {
  let atLeast = 0;
  for (const initial of initialTtls) {
    const self = initial - ask.resultHop + 1;
    if (self < 1) continue;
    // Senders that start from 64 are the most: for them the second question goes out with the first.
    const twice = ask.sparing !== true && initial === 64;
    const wanted = twice ? [self, self + 1, self + 1, self + 2, self + 2] : [self, self + 1, self + 2];
    const tried = wanted.filter((minTtl) => minTtl <= 255);
    const answers = await Promise.all(tried.map((minTtl) => arrives(sockets, ask, minTtl)));
    const arrived = (minTtl: number) => tried.some((one, at) => one === minTtl && answers[at] === true);
    const largest = Math.max(0, ...tried.filter(arrived));
    if (tried.some((minTtl) => minTtl < largest && !arrived(minTtl))) return { kind: 'unclear' };
    if (largest === 0) return atLeast === 0 ? { kind: 'unclear' } : { kind: 'unusual', atLeast };
    atLeast = largest;
    if (largest === self + 2) continue;
    if (!twice && largest < 255 && (await arrives(sockets, ask, largest + 1))) return { kind: 'unclear' };
    return { kind: 'exact', ttl: largest, initial, sentBy: largest === self ? 'self' : 'hook' };
  }
  return { kind: 'unusual', atLeast };
}

async function arrives(sockets: PathSockets, ask: TtlAsk, minTtl: number): Promise<boolean> {
  const { address, port, waitMs, signal } = ask;
  const answer = await sockets.connectWith({ address, port, minTtl, waitMs, signal });
  return answer.result === ask.expected;
}
