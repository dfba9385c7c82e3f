import type { Evidence } from '../../contract/fact.ts';
import { known } from '../../contract/fact.ts';
import type { TcpConnect } from '../../contract/facts/tcp.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Connection } from './parts/connection.ts';
import { afterHandshake, connectFact, withErrorQueue } from './parts/tcp-result.ts';

export interface TcpConnectInput {
  readonly address: string;
  readonly port: number;
  readonly bindAddress?: string | undefined;
  /** How long silence is waited for; 3.2 s covers two repeated SYNs (after 1 s and 3 s). */
  readonly waitMs?: number | undefined;
  /** Takes the open stream; without it the connection is closed again at once. */
  readonly connection?: Connection | undefined;
  readonly signal?: AbortSignal | undefined;
}

const usualWaitMs = 3_200;
const longestWaitMs = 4_000;
const againMostMs = 1_000;
/** A search for a silent neighbour takes three seconds (RFC 4861 section 10, and as long for ARP on Linux), and again as long. */
const slowMs = 900;
const slowMoreMs = 1_000;

/**
 * Opens one TCP connection and sends nothing. After a refusal the same SYN goes out once more with an error queue, so that a
 * reset is told from an ICMP error and its sender is known; an open port never pays for that.
 */
export const tcpConnect = defineProbe({
  id: 'tcp-connect',
  stage: 'connect',
  gives: ['tcp.connect'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 8_500,
  async run(input: TcpConnectInput, ports: Pick<Ports, 'tcp' | 'path' | 'clock'>) {
    const { address, port, bindAddress, signal, connection } = input;
    const timeoutMs = Math.min(input.waitMs ?? usualWaitMs, longestWaitMs);
    const result = afterHandshake(await ports.tcp.open({ address, port, bindAddress, signal, timeoutMs }));
    if (result.kind === 'open') {
      if (connection === undefined) await result.stream.close();
      else Object.assign(connection, { stream: result.stream, rttMs: result.rttMs, openedAtMs: ports.clock.nowMs() });
      const cost = { connections: 1, authAttempts: 0 };
      return [
        { facts: { 'tcp.connect': known(connectFact(result)) }, evidence: [saw(input, connectFact(result))], cost },
      ];
    }
    const value = await namedRefusal(input, connectFact(result), ports.path);
    const left = value.kind !== 'forbidden-here' && !(value.kind === 'failed' && value.code === 'ABORTED');
    const cost = { connections: 0, closedPorts: left ? 1 : 0, authAttempts: 0 };
    return [{ facts: { 'tcp.connect': known(value) }, evidence: [saw(input, value)], cost }];
  },
});

async function namedRefusal(input: TcpConnectInput, first: TcpConnect, path: Ports['path']): Promise<TcpConnect> {
  const needed = (first.kind === 'refused' || first.kind === 'unreachable') && first.icmp === undefined;
  if (!needed && first.kind !== 'forbidden-here') return first;
  const loaded = await path.load();
  if (loaded.kind === 'unavailable') return first;
  const { address, port, bindAddress, signal } = input;
  const waitMs = first.kind === 'forbidden-here' ? againMostMs : waitAgainMs(first.afterMs);
  const again = await loaded.sockets.connectWith({ address, port, bindAddress, signal, waitMs });
  return withErrorQueue(first, again) ?? first;
}

function waitAgainMs(afterMs: number): number {
  return afterMs < slowMs ? Math.min(againMostMs, 3 * afterMs + 200) : afterMs + slowMoreMs;
}

function saw(input: TcpConnectInput, value: TcpConnect): Evidence {
  return { what: `one SYN to ${input.address} port ${input.port}`, text: quote(words(value)) };
}

function words(value: TcpConnect): string {
  switch (value.kind) {
    case 'open':
      return `open after ${value.rttMs.toFixed(1)} ms`;
    case 'refused':
    case 'unreachable': {
      const by =
        value.icmp === undefined
          ? 'the system does not say by what'
          : value.icmp === null
            ? value.kind === 'refused'
              ? 'by a TCP reset'
              : 'without an ICMP message'
            : `by ICMP ${value.icmp.name} from ${value.icmp.sender ?? 'an unknown sender'}`;
      return `${value.kind} after ${value.afterMs.toFixed(1)} ms, ${by}`;
    }
    case 'silent':
      return `no answer within ${Math.round(value.waitedMs)} ms`;
    case 'forbidden-here':
      return `forbidden by this system: ${value.code}`;
    case 'failed':
      return value.code;
    default:
      return value satisfies never;
  }
}
