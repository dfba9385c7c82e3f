import { known } from '../../contract/fact.ts';
import type { TcpFacts } from '../../contract/facts/tcp.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import type { TcpResult } from '../../ports/tcp.ts';
import { startDeadline } from './parts/deadline.ts';

export interface ContrastHostInput {
  /** Hosts from the user's own known_hosts or ssh_config, names or addresses; never a host the user does not know. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** Addresses of the host under diagnosis: a name that leads there compares nothing. */
  readonly except?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

const mostHosts = 2;
const waitMs = 1_000;

/** Whether SSH ports of other hosts that the user knows answer: tells "this host" from "this network". Connects and closes. */
export const contrastHost = defineProbe({
  id: 'contrast-host',
  stage: 'connect',
  gives: ['contrast.ssh-port'],
  /** Nothing of it falls on the host under diagnosis; each contrast host gets one connection. */
  footprint: { connections: mostHosts, authAttempts: 0 },
  withinMs: 2_500,
  async run(input: ContrastHostInput, ports: Pick<Ports, 'tcp' | 'dns' | 'clock'>): Promise<readonly Seen[]> {
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const seen = await Promise.all(
      input.hosts.slice(0, mostHosts).map(async ({ host, port }): Promise<readonly Seen[]> => {
        const found = await ports.dns.lookup(host, 0, waitMs);
        const address = found.kind === 'addresses' ? found.addresses[0]?.address : undefined;
        if (address === undefined || input.except?.includes(address) === true) return [];
        const opened = await ports.tcp.open({ address, port, timeoutMs: waitMs, signal: deadline.signal });
        if (opened.kind === 'open') await opened.stream.close();
        const result = short(opened);
        if (result === undefined) return [];
        const cost = { connections: result === 'open' ? 1 : 0, authAttempts: 0 };
        const facts = { 'contrast.ssh-port': known({ host, port, result }) };
        return [{ facts, at: { contrast: host, address, port }, cost }];
      }),
    );
    deadline.done();
    return seen.flat();
  },
});

function short(result: TcpResult): TcpFacts['contrast.ssh-port']['result'] | undefined {
  switch (result.kind) {
    case 'open':
    case 'refused':
    case 'unreachable':
    case 'silent':
      return result.kind;
    case 'reset':
      return 'refused';
    case 'forbidden-here':
      return 'unreachable';
    case 'failed':
      return undefined;
    default:
      return result satisfies never;
  }
}
