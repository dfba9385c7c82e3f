import type { PathAnswer, PathAsk, PathSockets } from '../path.ts';

/** What a look cost the host it was aimed at. */
export interface TraceCost {
  /** SYNs that can have reached an SSH port that is open. */
  readonly connections: number;
  /** Different closed ports that were touched. */
  readonly closedTouches: number;
  /** SYNs that can have reached the host at all: those that no router turned back as expired. */
  readonly syns: number;
}

/** The same sockets, with every SYN counted that can have reached the host. */
export interface MeteredSockets extends PathSockets {
  cost(openSshPorts: ReadonlySet<number>, openPorts: ReadonlySet<number>): TraceCost;
}

export function meter(sockets: PathSockets): MeteredSockets {
  const reached = new Map<number, number>();
  return {
    packetCounts: () => sockets.packetCounts(),
    async connectWith(ask: PathAsk): Promise<PathAnswer> {
      const answer = await sockets.connectWith(ask);
      if (canHaveReached(answer)) reached.set(ask.port, (reached.get(ask.port) ?? 0) + answer.syns);
      return answer;
    },
    cost(openSshPorts, openPorts) {
      const sum = (wanted: (port: number) => boolean) =>
        [...reached].reduce((all, [port, syns]) => all + (wanted(port) ? syns : 0), 0);
      return {
        connections: sum((port) => openSshPorts.has(port)),
        closedTouches: [...reached.keys()].filter((port) => !openPorts.has(port)).length,
        syns: sum(() => true),
      };
    },
  };
}

function canHaveReached(answer: PathAnswer): boolean {
  return !['time-exceeded', 'forbidden-here', 'no-route', 'failed'].includes(answer.result);
}
