import type { Hub } from './hub.ts';

/** Connections that the switches counted, whatever any program says about itself. */
export interface Counted {
  /** Connections to the server's SSH port that left the client. */
  readonly sshSent: number;
  /** Of these, how many reached the server's cable. */
  readonly sshReached: number;
  /** Other ports of the server that were tried. */
  readonly otherPorts: readonly number[];
  /** Connections to any other address. */
  readonly elsewhere: number;
}

export async function resetCounters(hub: Hub): Promise<void> {
  for (const segment of ['office', 'site']) {
    await hub.inNetwork(segment, ['nft', 'flush set bridge count four; flush set bridge count six']);
  }
}

export async function readCounters(hub: Hub, servers: readonly string[], port: number): Promise<Counted> {
  const [sent, reached] = await Promise.all([connections(hub, 'office'), connections(hub, 'site')]);
  const mine = (hits: readonly Hit[]) => hits.filter(({ from, to }) => clients.includes(from) && servers.includes(to));
  const atServer = mine(sent);
  return {
    sshSent: atServer.filter((hit) => hit.port === port).length,
    sshReached: mine(reached).filter((hit) => hit.port === port).length,
    otherPorts: [...new Set(atServer.filter((hit) => hit.port !== port).map((hit) => hit.port))],
    elsewhere: sent.filter(({ from, to, port: to_ }) => clients.includes(from) && !servers.includes(to) && to_ !== 53)
      .length,
  };
}

interface Hit {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

const clients = ['10.0.1.2', 'fd00:1::2'];

async function connections(hub: Hub, segment: string): Promise<readonly Hit[]> {
  const { stdout } = await hub.inNetwork(segment, ['nft', '-j', 'list', 'table', 'bridge', 'count']);
  const { nftables } = JSON.parse(stdout) as {
    nftables: { set?: { elem?: { elem: { val: { concat: [string, number, string, number] } } }[] } }[];
  };
  return nftables
    .flatMap(({ set }) => set?.elem ?? [])
    .map(({ elem }) => ({ from: elem.val.concat[0], to: elem.val.concat[2], port: elem.val.concat[3] }));
}
