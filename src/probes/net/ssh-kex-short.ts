import { absent, known } from '../../contract/fact.ts';
import type { Offer } from '../../contract/facts/kex.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { closeConnection, newConnection } from './parts/connection.ts';
import { startDeadline } from './parts/deadline.ts';
import { exchangeKeys } from './parts/exchange.ts';
import { shortListsFor } from './parts/offers.ts';
import { readBanner } from './parts/read-banner.ts';
import { afterHandshake } from './parts/tcp-result.ts';

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
 * completes where the user's own did not, large packets get lost on the way, or a new method is broken.
 */
export const sshKexShort = defineProbe({
  id: 'ssh-kex-short',
  stage: 'kex',
  gives: ['kex.short'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 6_000,
  async run(input: SshKexShortInput, ports: Pick<Ports, 'tcp' | 'clock' | 'random'>): Promise<readonly Seen[]> {
    const { address, port, bindAddress } = input;
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    try {
      const opened = afterHandshake(
        await ports.tcp.open({ address, port, bindAddress, timeoutMs: 1_500, signal: deadline.signal }),
      );
      if (opened.kind !== 'open') {
        const cost = { connections: 0, closedPorts: 1, authAttempts: 0 };
        return [{ facts: { 'kex.short': absent({ kind: 'not-applicable', why: `connect: ${opened.kind}` }) }, cost }];
      }
      const connection = newConnection();
      Object.assign(connection, { stream: opened.stream, rttMs: opened.rttMs, openedAtMs: ports.clock.nowMs() });
      const cost = { connections: 1, authAttempts: 0 };
      const { banner } = await readBanner(connection, ports.clock, 2_000, deadline.signal);
      if (banner.kind !== 'ssh') {
        await closeConnection(connection);
        return [{ facts: { 'kex.short': absent({ kind: 'not-applicable', why: `banner: ${banner.kind}` }) }, cost }];
      }
      const waitMs = input.waitMs ?? 3_000;
      const lists = shortListsFor(input.theirs);
      const seen = await exchangeKeys(connection, ports, { lists, waitMs, signal: deadline.signal });
      const said = `${lists.kex[0]}, ${lists.hostKey.join(' ')}; ${seen.log.join(', ')}`;
      const evidence = [{ what: 'key exchange with a short list', text: quote(said) }];
      const value = seen.exchange.known ? known(seen.exchange.value) : seen.exchange;
      return [{ facts: { 'kex.short': value }, evidence, cost }];
    } finally {
      deadline.done();
    }
  },
});
