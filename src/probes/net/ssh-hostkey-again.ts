import { absent, known } from '../../contract/fact.ts';
import type { HostKey } from '../../contract/facts/hostkey.ts';
import type { Offer } from '../../contract/facts/kex.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { startDeadline } from './parts/deadline.ts';
import { keyTypeOf } from './parts/host-key-order.ts';
import { classicFirst, ownLists } from './parts/offers.ts';
import { secondExchange } from './parts/second-exchange.ts';

export interface SshHostKeyAgainInput {
  readonly address: string;
  readonly port: number;
  readonly ours: Offer;
  /** What the first look saw; asked for the same type now. */
  readonly first: HostKey;
  readonly bindAddress?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The host key once more, over a connection of its own: several machines behind one address show several keys. */
export const sshHostKeyAgain = defineProbe({
  id: 'ssh-hostkey-again',
  stage: 'hostkey',
  gives: ['hostkey.seen'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 4_000,
  async run(input: SshHostKeyAgainInput, ports: Pick<Ports, 'tcp' | 'clock' | 'random'>): Promise<readonly Seen[]> {
    const { ours, first } = input;
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const sameType = ours.hostKey.filter((name) => keyTypeOf(name) === keyTypeOf(first.type));
    const { lists } = ownLists({ ...classicFirst(ours), hostKey: sameType }, { plain: [], authority: false });
    const second = await secondExchange({ ...input, lists, waitMs: 2_000 }, ports, deadline).finally(deadline.done);
    const { cost } = second;
    if (second.kind === 'none') return [{ facts: { 'hostkey.seen': absent(second.gap) }, cost }];
    const { hostKey } = second.seen;
    if (hostKey?.verified !== true) {
      const gap = { kind: 'not-applicable', why: 'the second look came to no host key' } as const;
      return [{ facts: { 'hostkey.seen': absent(gap) }, cost }];
    }
    const seen = [...new Set([first.fingerprint, hostKey.key.fingerprint])];
    const evidence = [{ what: 'host key at a second look', text: quote(hostKey.key.fingerprint) }];
    return [{ facts: { 'hostkey.seen': known(seen) }, evidence, cost }];
  },
});
