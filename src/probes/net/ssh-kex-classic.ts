import { absent } from '../../contract/fact.ts';
import type { Offer } from '../../contract/facts/kex.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { startDeadline } from './parts/deadline.ts';
import type { KnownTypes } from './parts/host-key-order.ts';
import { classicFirst, ownLists } from './parts/offers.ts';
import { secondExchange } from './parts/second-exchange.ts';

export interface SshKexClassicInput {
  readonly address: string;
  readonly port: number;
  readonly ours: Offer;
  readonly knownTypes?: KnownTypes | undefined;
  readonly bindAddress?: string | undefined;
  readonly waitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The other half of the contrast: the user's own lists in their full length, with a classic method in front. Together
 * with the short look it tells whether the length of a message or the method decides.
 */
export const sshKexClassic = defineProbe({
  id: 'ssh-kex-classic',
  stage: 'kex',
  gives: ['kex.classic'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 6_000,
  async run(input: SshKexClassicInput, ports: Pick<Ports, 'tcp' | 'clock' | 'random'>): Promise<readonly Seen[]> {
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const { lists } = ownLists(classicFirst(input.ours), input.knownTypes ?? { plain: [], authority: false });
    const waitMs = input.waitMs ?? 3_000;
    const second = await secondExchange({ ...input, lists, waitMs }, ports, deadline).finally(deadline.done);
    if (second.kind === 'none') return [{ facts: { 'kex.classic': absent(second.gap) }, cost: second.cost }];
    const said = `${lists.kex[0]}; ${second.seen.log.join(', ')}`;
    const evidence = [{ what: 'key exchange with a long list and a classic method', text: quote(said) }];
    return [{ facts: { 'kex.classic': second.exchange }, evidence, cost: second.cost }];
  },
});
