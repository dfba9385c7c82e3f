import { known } from '../../contract/fact.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import { startDeadline } from './parts/deadline.ts';
import { connectFact } from './parts/tcp-result.ts';
import { shortWaitMs } from './parts/waits.ts';

export interface ContrastPortsInput {
  readonly address: string;
  /** Ports of the web, without the one that was asked for. */
  readonly ports?: readonly number[] | undefined;
  readonly rttMs?: number | undefined;
  readonly bindAddress?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Whether the host gives a sign of life on the ports of the web: one SYN each, both at once, nothing is sent. */
export const contrastPorts = defineProbe({
  id: 'contrast-ports',
  stage: 'connect',
  gives: ['tcp.connect'],
  footprint: { connections: 0, closedPorts: 2, authAttempts: 0 },
  withinMs: 2_000,
  async run(input: ContrastPortsInput, ports: Pick<Ports, 'tcp' | 'clock'>): Promise<readonly Seen[]> {
    const { address, bindAddress } = input;
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const wanted = (input.ports ?? [443, 80]).slice(0, this.footprint.closedPorts ?? 0);
    const seen = await Promise.all(
      wanted.map(async (port): Promise<Seen> => {
        const timeoutMs = shortWaitMs(input.rttMs);
        const result = await ports.tcp.open({ address, port, bindAddress, timeoutMs, signal: deadline.signal });
        if (result.kind === 'open') result.stream.abort();
        const closedPorts = result.kind === 'open' || result.kind === 'forbidden-here' ? 0 : 1;
        return {
          facts: { 'tcp.connect': known(connectFact(result)) },
          at: { address, port },
          cost: { connections: 0, closedPorts, authAttempts: 0 },
        };
      }),
    );
    deadline.done();
    return seen;
  },
});
