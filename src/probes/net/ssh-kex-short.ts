import { absent, known } from '../../contract/fact.ts';
import type { Offer } from '../../contract/facts/kex.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { startDeadline } from './parts/deadline.ts';
import { shortListsFor } from './parts/offers.ts';
import { secondExchange } from './parts/second-exchange.ts';

export interface SshKexShortInput {
  readonly address: string;
  readonly port: number;
  /** What the server offers, where it is known. */
  readonly theirs?: Offer | undefined;
  readonly bindAddress?: string | undefined;
  readonly waitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The contrast look: one more key exchange, with a KEXINIT that fits the smallest datagram and a classic method. When it
 * completes where the user's own did not, large packets get lost on the way, or a new method is broken. What comes instead
 * of a version line now tells, too: sshd shuts out for a while who made it crash.
 */
export const sshKexShort = defineProbe({
  id: 'ssh-kex-short',
  stage: 'kex',
  gives: ['kex.short', 'banner.again'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 6_000,
  async run(input: SshKexShortInput, ports: Pick<Ports, 'tcp' | 'clock' | 'random'>): Promise<readonly Seen[]> {
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const lists = shortListsFor(input.theirs);
    const waitMs = input.waitMs ?? 3_000;
    const second = await secondExchange({ ...input, lists, waitMs }, ports, deadline).finally(deadline.done);
    if (second.kind === 'none') {
      const { gap, banner, cost } = second;
      const facts = {
        'kex.short': absent(gap),
        ...(banner === undefined ? {} : { 'banner.again': known(banner) }),
      };
      return [{ facts, cost }];
    }
    const said = `${lists.kex[0]}, ${lists.hostKey.join(' ')}; ${second.seen.log.join(', ')}`;
    const evidence = [{ what: 'key exchange with a short list', text: quote(said) }];
    return [{ facts: { 'kex.short': second.exchange }, evidence, cost: second.cost }];
  },
});
