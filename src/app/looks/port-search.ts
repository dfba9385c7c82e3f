import { newConnection } from '../../probes/net/parts/connection.ts';
import { portSearch } from '../../probes/net/port-search.ts';
import { portsKnownFor } from '../known-hosts-side.ts';
import { type At, closedPortsAtMost, portsLookedAt } from './at.ts';

/** Looks for SSH on other usual ports; where it answers, also for the host key, which says whether it is the same host. */
export async function takePortSearch(at: At): Promise<void> {
  const { run, hop, address, port, effective } = at;
  const tried = run.value('tcp.connect', at.focus);
  const connection = newConnection();
  await run.look(
    portSearch,
    {
      address,
      askedPort: port,
      host: effective.hostname,
      user: effective.user,
      knownPorts: await portsKnownFor(run, hop, effective),
      leaveOut: portsLookedAt(at),
      // With the server's own list of its ports, one try is kept for the connection that shows it who we are.
      closedPortsLeft: closedPortsAtMost - (run.request.via === null ? 0 : 1) - run.spentOn(address).closedPorts,
      rttMs: tried?.kind === 'refused' ? tried.afterMs : undefined,
      wantIcmp: tried?.kind === 'refused' && tried.icmp != null,
      connection,
      signal: run.signal,
    },
    { hop, address },
  );
  const found = run.recorder.facts.all('banner.read').find(({ subject, fact }) => {
    const value = fact.known ? (fact.value as { kind: string }) : undefined;
    return subject.address === address && subject.port !== port && value?.kind === 'ssh';
  });
  if (found?.subject.port === undefined || connection.stream === undefined) return;
  const { speak } = await import('../speak.ts');
  await speak(run, hop, address, effective, connection, found.subject.port);
}
