import { absent, known } from '../../contract/fact.ts';
import { defineProbe, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { closeConnection, newConnection } from './parts/connection.ts';
import { startDeadline } from './parts/deadline.ts';
import { readBanner } from './parts/read-banner.ts';
import { afterHandshake } from './parts/tcp-result.ts';

export interface SshBannerAgainInput {
  readonly address: string;
  readonly port: number;
  readonly pauseMs: number;
  readonly bindAddress?: string | undefined;
  readonly waitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The banner once more after a pause: limits lift, tarpits and other programs do not. */
export const sshBannerAgain = defineProbe({
  id: 'ssh-banner-again',
  stage: 'banner',
  gives: ['banner.again'],
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 8_000,
  async run(input: SshBannerAgainInput, ports: Pick<Ports, 'tcp' | 'clock'>): Promise<readonly Seen[]> {
    const { address, port, bindAddress } = input;
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    try {
      await ports.clock.sleep(Math.min(input.pauseMs, this.withinMs / 2), deadline.signal);
      const opened = afterHandshake(
        await ports.tcp.open({ address, port, bindAddress, timeoutMs: 1_500, signal: deadline.signal }),
      );
      if (opened.kind !== 'open') {
        const why = `the second connection did not come about: ${opened.kind}`;
        const cost = { connections: 0, closedPorts: 1, authAttempts: 0 };
        return [{ facts: { 'banner.again': absent({ kind: 'not-applicable', why }) }, cost }];
      }
      const connection = newConnection();
      Object.assign(connection, { stream: opened.stream, rttMs: opened.rttMs, openedAtMs: ports.clock.nowMs() });
      const waitMs = Math.min(input.waitMs ?? 3_000, deadline.leftMs());
      const { banner, before } = await readBanner(connection, ports.clock, waitMs, deadline.signal);
      await closeConnection(connection);
      const evidence = [{ what: `second look at the banner (${banner.kind})`, text: quote(before) }];
      return [{ facts: { 'banner.again': known(banner) }, evidence, cost: { connections: 1, authAttempts: 0 } }];
    } finally {
      deadline.done();
    }
  },
});
