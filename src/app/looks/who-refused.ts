import type { TcpConnect } from '../../contract/facts/tcp.ts';
import type { PathAnswer } from '../../ports/path.ts';
import { whoRefused } from '../../probes/net/who-refused.ts';
import { type At, openPortOf, otherPortOf, portsLookedAt, refusedPortOf, subjectOf } from './at.ts';

/** `sparing`: the SSH port that is open is not connected to again for the count of the hops. */
export async function takeWhoRefused(at: At, sparing = false): Promise<void> {
  const { run, hop, address, port } = at;
  const tried = run.value('tcp.connect', { hop, address, port });
  const route = run.value('address.route', { hop, address });
  const onLink = route?.kind === 'route' ? route.gateway === null : undefined;
  const refusedPort = refusedPortOf(at);
  // A port that swallows SYNs is not sent more of them than it takes: a port that refuses shows how far away the host is.
  if (tried?.kind === 'silent' && refusedPort !== undefined && run.value('path.hops', { hop, address }) === undefined)
    await takeWhoRefused({ ...at, port: refusedPort });
  await run.look(
    whoRefused,
    {
      address,
      port,
      ownAddresses: run.value('client.network', { hop: 0 })?.addresses ?? [],
      onLink,
      first: tried === undefined ? undefined : answerSeen(tried, onLink),
      knownHop: run.value('path.hops', { hop, address })?.targetHop ?? undefined,
      silentPort: otherPortOf(at, 'silent'),
      touched: portsLookedAt(at),
      rttMs: tried?.kind === 'refused' || tried?.kind === 'unreachable' ? tried.afterMs : undefined,
      openPort: sparing ? undefined : openPortOf(at),
      signal: run.signal,
    },
    subjectOf(at),
  );
}

/** What the connection attempt met, so that it need not be made again. Silence on a link says nothing about where it begins. */
function answerSeen(tried: TcpConnect, onLink: boolean | undefined): PathAnswer | undefined {
  const sent = { ourAddress: null, syns: 1, droppedHere: false };
  if (tried.kind === 'silent' && onLink === false)
    return { ...sent, result: 'silent', errno: null, icmp: null, afterMs: tried.waitedMs };
  if (tried.kind === 'refused' && tried.icmp !== undefined)
    return { ...sent, result: 'refused', errno: 'ECONNREFUSED', icmp: tried.icmp, afterMs: tried.afterMs };
  if (tried.kind === 'unreachable' && tried.icmp != null)
    return { ...sent, result: 'unreachable', errno: tried.code, icmp: tried.icmp, afterMs: tried.afterMs };
  return undefined;
}
