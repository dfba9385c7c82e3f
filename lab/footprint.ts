import type { Hub } from './hub.ts';

/** Connections that the switches counted, whatever any program says about itself. */
export interface Counted {
  /** Connections that the server took, on whatever port it listens: what feeds its limits and bans. */
  readonly taken: number;
  /** The most of these at one of its addresses. */
  readonly takenAtOneAddress: number;
  /** Connections asked for at the SSH port that left the client, looks for hops among them. */
  readonly askedSsh: number;
  /** Ports of the server, at which nothing was taken, that were touched. */
  readonly closedPorts: readonly number[];
  /** Connections asked for at any other address. */
  readonly elsewhere: number;
}

/** Bounds of one run, per server address. */
export const mostConnections = 4;
export const mostClosedPorts = 5;

export async function resetCounters(hub: Hub): Promise<void> {
  const sets = ['asked4', 'asked6', 'taken4', 'taken6'].map((name) => `flush set bridge count ${name}`).join('; ');
  await Promise.all(['office', 'site'].map((segment) => hub.inNetwork(segment, ['nft', sets])));
}

export async function readCounters(hub: Hub, servers: readonly string[], port: number): Promise<Counted> {
  const [office, site] = await Promise.all([counted(hub, 'office'), counted(hub, 'site')]);
  const mine = office.asked.filter(({ from }) => clients.includes(from));
  const asked = mine.filter(({ to }) => servers.includes(to));
  const taken = site.taken.filter(({ from, to }) => clients.includes(from) && servers.includes(to));
  const open = new Set(taken.map((hit) => hit.port));
  return {
    taken: taken.length,
    takenAtOneAddress: Math.max(0, ...servers.map((server) => taken.filter(({ to }) => to === server).length)),
    askedSsh: asked.filter((hit) => hit.port === port).length,
    closedPorts: [...new Set(asked.map((hit) => hit.port))].filter((number) => !open.has(number)),
    elsewhere: mine.filter((hit) => !servers.includes(hit.to) && hit.port !== 53).length,
  };
}

interface Hit {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

const clients = ['10.0.1.2', 'fd00:1::2'];

async function counted(
  hub: Hub,
  segment: string,
): Promise<{ readonly asked: readonly Hit[]; readonly taken: readonly Hit[] }> {
  const { stdout } = await hub.inNetwork(segment, ['nft', '-j', 'list', 'table', 'bridge', 'count']);
  const { nftables } = JSON.parse(stdout) as { nftables: { set?: { name: string; elem?: readonly Element[] } }[] };
  const hits = (name: string) =>
    nftables
      .flatMap(({ set }) => (set?.name.startsWith(name) === true ? (set.elem ?? []) : []))
      .map(({ elem }) => ({ from: elem.val.concat[0], to: elem.val.concat[2], port: elem.val.concat[3] }));
  return { asked: hits('asked'), taken: hits('taken') };
}

interface Element {
  readonly elem: { readonly val: { readonly concat: readonly [string, number, string, number] } };
}
