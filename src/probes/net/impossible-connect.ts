import { absent, known } from '../../contract/fact.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';

export interface ImpossibleConnectInput {
  readonly port: number;
  readonly signal?: AbortSignal | undefined;
}

/** RFC 5737: addresses for documentation. Nobody has them, so whoever answers stands in between. */
const nobodysAddresses = ['192.0.2.1', '198.51.100.1'] as const;
const waitMs = 300;

/** Connects to addresses that nobody can have. When that works, a local proxy or a captive network accepts everything. */
export const impossibleConnect = defineProbe({
  id: 'impossible-connect',
  stage: 'connect',
  gives: ['tcp.accepts-impossible'],
  footprint: { connections: 0, authAttempts: 0 },
  withinMs: 1_000,
  async run(input: ImpossibleConnectInput, ports: Pick<Ports, 'tcp'>) {
    const results = await Promise.all(
      nobodysAddresses.map(async (address) => {
        const result = await ports.tcp.open({ address, port: input.port, timeoutMs: waitMs, signal: input.signal });
        if (result.kind === 'open') result.stream.abort();
        return { address, kind: result.kind };
      }),
    );
    const open = results.filter(({ kind }) => kind === 'open');
    // One that answers alone may be a network that misuses the range; both: everything is accepted.
    const address = open[0]?.address ?? nobodysAddresses[0];
    const cost = { connections: 0, authAttempts: 0 };
    if (results.every(({ kind }) => kind === 'failed'))
      return [
        {
          facts: {
            'tcp.accepts-impossible': absent({ kind: 'unsupported', why: 'the connection could not be tried' }),
          },
          cost,
        },
      ];
    return [
      { facts: { 'tcp.accepts-impossible': known({ address, accepted: open.length === results.length }) }, cost },
    ];
  },
});
