import { icmpName } from '../icmp.ts';
import type { PacketCounts, Path, PathAnswer, PathAsk, PathSockets } from '../path.ts';

/** One way to one address: routers from hop 1 on, the host behind them. */
export interface FakeWay {
  /** Address of each router; null: lets packets expire without a word. */
  readonly routers: readonly (string | null)[];
  readonly target: string;
  /** What meets a SYN to a port; ports that are not named are closed. */
  readonly ports?: Readonly<Record<number, FakePort>>;
  /** Hop limit that senders start from. */
  readonly initialTtl?: number;
  /** Hops that the way back is longer (shorter when negative). */
  readonly backExtra?: number;
  /** Loses the SYN with this number (counted from 1). */
  readonly loses?: (syn: number) => boolean;
}

export type FakePort =
  | { readonly kind: 'open' | 'closed' | 'dropped' }
  /** Router at `hop` (0: this machine) acts before its own check of the hop limit, or after it. */
  | {
      readonly kind: 'firewall';
      readonly hop: number;
      readonly when: 'arriving' | 'forwarding';
      readonly does: 'reset' | 'reject' | 'drop';
    };

export interface FakePathSockets extends PathSockets {
  readonly asked: PathAsk[];
}

const ourAddress = '10.0.0.1';

/** A network as arithmetic: no time passes. */
export function fakePathSockets(way: FakeWay): FakePathSockets {
  const asked: PathAsk[] = [];
  const counts = { loopbackReceived: 0, othersSent: 0 };
  return {
    asked,
    packetCounts: (): PacketCounts => ({ ...counts }),
    async connectWith(ask) {
      asked.push(ask);
      const port = way.ports?.[ask.port] ?? { kind: 'closed' };
      const here = port.kind === 'firewall' && port.hop === 0;
      if (here && port.does !== 'drop') counts.loopbackReceived++;
      if (!here) counts.othersSent++;
      if (way.loses?.(asked.length) === true) return answer({ result: 'silent' });
      return here ? act(port.does, 1, ourAddress) : travel(ask, port);
    },
  };

  function travel(ask: PathAsk, port: FakePort): PathAnswer {
    const ttl = ask.ttl ?? 64;
    const rule = port.kind === 'firewall' ? port : undefined;
    const floor = ask.minTtl ?? 0;
    for (const [at, router] of way.routers.entries()) {
      const hop = at + 1;
      if (rule?.hop === hop && rule.when === 'arriving') return act(rule.does, hop, router, floor);
      if (ttl === hop) return router === null ? answer({ result: 'silent' }) : expired(router);
      if (rule?.hop === hop) return act(rule.does, hop, router, floor);
    }
    const targetHop = way.routers.length + 1;
    if (port.kind === 'dropped') return answer({ result: 'silent' });
    if (arrivingTtl(targetHop) < floor) return answer({ result: 'silent' });
    return port.kind === 'open' ? answer({ result: 'open' }) : answer({ result: 'refused', errno: 'ECONNREFUSED' });
  }

  function act(does: 'reset' | 'reject' | 'drop', hop: number, sender: string | null, floor = 0): PathAnswer {
    if (does === 'drop' || (does === 'reset' && arrivingTtl(hop) < floor)) return answer({ result: 'silent' });
    if (does === 'reset') return answer({ result: 'refused', errno: 'ECONNREFUSED' });
    const icmp = { family: 4, type: 3, code: 13, name: icmpName(4, 3, 13), sender } as const;
    return answer({ result: 'unreachable', errno: 'EHOSTUNREACH', icmp });
  }

  function arrivingTtl(hop: number): number {
    return (way.initialTtl ?? 64) - (hop - 1) - (way.backExtra ?? 0);
  }
}

export function fakePath(way: FakeWay | undefined): Path {
  return {
    async load() {
      if (way === undefined) return { kind: 'unavailable', why: 'a system without path sockets' };
      return { kind: 'ready', sockets: fakePathSockets(way) };
    },
  };
}

function expired(sender: string): PathAnswer {
  const icmp = { family: 4, type: 11, code: 0, name: icmpName(4, 11, 0), sender } as const;
  return answer({ result: 'time-exceeded', errno: 'EHOSTUNREACH', icmp });
}

function answer(said: Partial<PathAnswer> & Pick<PathAnswer, 'result'>): PathAnswer {
  return { errno: null, icmp: null, afterMs: 1, ourAddress, syns: 1, droppedHere: false, ...said };
}
