import { type Evidence, known } from '../../contract/fact.ts';
import type { Banner } from '../../contract/facts/banner.ts';
import { defineProbe, type FactsGiven, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Connection } from './parts/connection.ts';
import { readBanner } from './parts/read-banner.ts';

export interface SshBannerInput {
  readonly connection: Connection;
  /** How long the server's line is waited for; a common tarpit says its first line after 10 s. */
  readonly waitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads what the server says first. Nothing is sent for a while: a client that speaks first turns the closing words of a
 * server that is full into a reset and never sees them.
 */
export const sshBanner = defineProbe({
  id: 'ssh-banner',
  stage: 'banner',
  gives: ['banner.read', 'banner.preamble'],
  /** The connection is there already. */
  footprint: { connections: 0, authAttempts: 0 },
  withinMs: 10_500,
  async run(input: SshBannerInput, ports: Pick<Ports, 'clock'>): Promise<readonly Seen[]> {
    const { connection } = input;
    const waitMs = Math.min(input.waitMs ?? this.withinMs, this.withinMs);
    const { banner, before } = await readBanner(connection, ports.clock, waitMs, input.signal);
    const preamble = banner.kind === 'ssh' || banner.kind === 'ssh1-only' ? before : '';
    const facts: FactsGiven = {
      'banner.read': known(banner),
      ...(preamble === '' ? {} : { 'banner.preamble': known({ text: quote(preamble) }) }),
    };
    return [{ facts, evidence: [heard(banner, before)], cost: { connections: 0, authAttempts: 0 } }];
  },
});

function heard(banner: Banner, before: string): Evidence {
  const line = banner.kind === 'ssh' || banner.kind === 'ssh1-only' ? banner.line.quoted : '';
  return { what: `first bytes of the server (${banner.kind})`, text: quote(`${before}${line}`) };
}
