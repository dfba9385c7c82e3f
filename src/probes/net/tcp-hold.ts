import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ByteStream } from '../../ports/stream.ts';
import { afterHandshake } from './parts/tcp-result.ts';

/** A connection that stays open, and its own end as this machine sees it. */
export interface Held {
  stream: ByteStream | undefined;
  ourAddress: string | null;
  ourPort: number | null;
}

export interface TcpHoldInput {
  readonly address: string;
  readonly port: number;
  readonly bindAddress?: string | undefined;
  /** Takes the open stream; whoever holds it closes it. */
  readonly held: Held;
  readonly signal?: AbortSignal | undefined;
}

/** The port was open moments ago: a round trip is enough. */
const waitMs = 2_000;

/** Opens one connection and sends nothing, so that the server's list of sockets shows who we are to it. */
export const tcpHold = defineProbe({
  id: 'tcp-hold',
  stage: 'host',
  gives: [],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 2_500,
  async run({ held, ...input }: TcpHoldInput, ports: Pick<Ports, 'tcp'>) {
    const result = afterHandshake(await ports.tcp.open({ ...input, timeoutMs: waitMs }));
    const open = result.kind === 'open';
    if (open) Object.assign(held, { ...result, ourPort: result.ourPort ?? null });
    const own = open ? ` from ${result.ourAddress ?? 'here'} port ${result.ourPort ?? 'unknown'}` : '';
    return [
      {
        facts: {},
        evidence: [
          {
            what: `a connection to ${input.address} port ${input.port}, held open`,
            text: quote(`${result.kind}${own}`),
          },
        ],
        cost: { connections: open ? 1 : 0, closedPorts: open ? 0 : 1, authAttempts: 0 },
      },
    ];
  },
});
