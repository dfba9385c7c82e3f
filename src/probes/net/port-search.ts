import { type Evidence, known } from '../../contract/fact.ts';
import type { Banner } from '../../contract/facts/banner.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { type Connection, newConnection } from './parts/connection.ts';
import { startDeadline } from './parts/deadline.ts';
import { readBanner } from './parts/read-banner.ts';
import { afterHandshake, connectFact } from './parts/tcp-result.ts';
import { portsToTry } from './parts/usual-ports.ts';
import { searchWaitMs } from './parts/waits.ts';

export interface PortSearchInput {
  readonly address: string;
  readonly askedPort: number;
  /** Names that make a provider's port the first guess. */
  readonly host: string;
  readonly user?: string | null | undefined;
  /** Ports at which known_hosts has this very host: tried before all others. */
  readonly knownPorts?: readonly number[] | undefined;
  /** Ports that were looked at already. */
  readonly leaveOut?: readonly number[] | undefined;
  /** How many closed ports of this address may still be touched in this run. */
  readonly closedPortsLeft: number;
  readonly rttMs?: number | undefined;
  /** The port asked for was refused by an ICMP message: is it the same here? */
  readonly wantIcmp?: boolean | undefined;
  readonly bindAddress?: string | undefined;
  /** Takes the open connection of the port that answers as SSH, its banner read. */
  readonly connection?: Connection | undefined;
  readonly signal?: AbortSignal | undefined;
}

const closedPortsAtMost = 5;
const connectionsAtMost = 2;
const bannerWaitMs = 1_200;

/**
 * Does SSH answer on another port that people really use? One port after the other, the likeliest first, until one does or
 * enough closed ports were touched.
 */
export const portSearch = defineProbe({
  id: 'port-search',
  stage: 'connect',
  gives: ['tcp.connect', 'banner.read'],
  footprint: { connections: connectionsAtMost, closedPorts: closedPortsAtMost, authAttempts: 0 },
  withinMs: 6_000,
  async run(input: PortSearchInput, ports: Pick<Ports, 'tcp' | 'clock'>): Promise<readonly Seen[]> {
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const most = Math.min(closedPortsAtMost, input.closedPortsLeft);
    const seen: Seen[] = [];
    let closed = 0;
    let opened = 0;
    for (const { port, who } of candidates(input)) {
      if (closed >= most || opened >= connectionsAtMost || deadline.signal.aborted) break;
      const connection = input.connection ?? newConnection();
      const one = await look(input, port, who, connection, ports, deadline.signal);
      seen.push(one.seen);
      if (one.banner === undefined) closed += one.seen.cost?.closedPorts ?? 0;
      else opened++;
      if (one.banner?.kind === 'ssh') {
        if (input.connection === undefined) connection.stream?.abort();
        break;
      }
      Object.assign(connection, newConnection());
    }
    deadline.done();
    return seen;
  },
});

function candidates(input: PortSearchInput): readonly { readonly port: number; readonly who: string }[] {
  const known = (input.knownPorts ?? []).map((port) => ({ port, who: 'known_hosts has this host there' }));
  const usual = portsToTry(input.host, input.user ?? null, input.askedPort);
  const leftOut = new Set([input.askedPort, ...(input.leaveOut ?? [])]);
  const all = [...known, ...usual].filter(({ port }) => !leftOut.has(port));
  return all.filter(({ port }, at) => all.findIndex((other) => other.port === port) === at);
}

async function look(
  input: PortSearchInput,
  port: number,
  who: string,
  connection: Connection,
  ports: Pick<Ports, 'tcp' | 'clock'>,
  signal: AbortSignal,
): Promise<{ readonly seen: Seen; readonly banner: Banner | undefined }> {
  const { address, bindAddress, wantIcmp } = input;
  const result = afterHandshake(
    await ports.tcp.open({ address, port, bindAddress, signal, wantIcmp, timeoutMs: searchWaitMs(input.rttMs) }),
  );
  const at = { address, port };
  const connect = known(connectFact(result));
  const evidence = (text: string): readonly Evidence[] => [{ what: `port ${port} (${who})`, text: quote(text) }];
  if (result.kind !== 'open') {
    const cost = { connections: 0, closedPorts: result.kind === 'forbidden-here' ? 0 : 1, authAttempts: 0 };
    return {
      seen: { facts: { 'tcp.connect': connect }, at, cost, evidence: evidence(result.kind) },
      banner: undefined,
    };
  }
  Object.assign(connection, { stream: result.stream, rttMs: result.rttMs, openedAtMs: ports.clock.nowMs() });
  const { banner } = await readBanner(connection, ports.clock, bannerWaitMs, signal);
  const facts = { 'tcp.connect': connect, 'banner.read': known(banner) };
  // Another program's port is no SSH port: it costs the guards of sshd nothing.
  const cost = { connections: banner.kind === 'other-protocol' ? 0 : 1, authAttempts: 0 };
  return { seen: { facts, at, cost, evidence: evidence(banner.kind) }, banner };
}
