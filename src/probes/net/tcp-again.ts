import { known } from '../../contract/fact.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import { afterHandshake } from './parts/tcp-result.ts';

export interface TcpAgainInput {
  readonly address: string;
  readonly port: number;
  readonly bindAddress?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A SYN is repeated after 1 s (RFC 6298): a loss alone is not taken for silence. */
const waitMs = 1_500;

/** One more connection to a port that was open moments before, ended at once. A limit on new connections stops it too. */
export const tcpAgain = defineProbe({
  id: 'tcp-again',
  stage: 'connect',
  gives: ['tcp.again'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 3_000,
  async run(input: TcpAgainInput, ports: Pick<Ports, 'tcp'>): Promise<readonly Seen[]> {
    const { address, port, bindAddress, signal } = input;
    const opened = afterHandshake(await ports.tcp.open({ address, port, bindAddress, timeoutMs: waitMs, signal }));
    if (opened.kind === 'open') opened.stream.abort();
    const open = opened.kind === 'open';
    const result = open || opened.kind === 'refused' || opened.kind === 'silent' ? opened.kind : 'unreachable';
    const cost = { connections: open ? 1 : 0, closedPorts: open ? 0 : 1, authAttempts: 0 };
    return [{ facts: { 'tcp.again': known({ result }) }, cost }];
  },
});
