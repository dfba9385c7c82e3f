import { absent, type Fact, type Gap, known } from '../../../contract/fact.ts';
import type { Banner } from '../../../contract/facts/banner.ts';
import type { Exchange } from '../../../contract/facts/kex.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { KexLists } from '../../../wire/transport/kexinit.ts';
import { closeConnection, newConnection } from './connection.ts';
import type { Deadline } from './deadline.ts';
import { type ExchangeSeen, exchangeKeys } from './exchange.ts';
import { readBanner } from './read-banner.ts';
import { afterHandshake } from './tcp-result.ts';

export interface SecondExchangeAsk {
  readonly address: string;
  readonly port: number;
  readonly bindAddress?: string | undefined;
  readonly lists: KexLists;
  readonly waitMs: number;
}

export type SecondExchange =
  | { readonly kind: 'seen'; readonly seen: ExchangeSeen; readonly exchange: Fact<Exchange>; readonly cost: Cost }
  /** `banner`: what came instead of a version line. */
  | { readonly kind: 'none'; readonly gap: Gap; readonly banner?: Banner; readonly cost: Cost };

interface Cost {
  readonly connections: number;
  readonly closedPorts?: number;
  readonly authAttempts: number;
}

/** A connection of its own and a key exchange on it, with lists that differ from those of the first look in one thing. */
export async function secondExchange(
  ask: SecondExchangeAsk,
  ports: Pick<Ports, 'tcp' | 'clock' | 'random'>,
  deadline: Deadline,
): Promise<SecondExchange> {
  const { address, port, bindAddress } = ask;
  const opened = afterHandshake(
    await ports.tcp.open({ address, port, bindAddress, timeoutMs: connectMs, signal: deadline.signal }),
  );
  if (opened.kind !== 'open') {
    const cost = { connections: 0, closedPorts: 1, authAttempts: 0 };
    return { kind: 'none', gap: { kind: 'not-applicable', why: `connect: ${opened.kind}` }, cost };
  }
  const connection = newConnection();
  Object.assign(connection, { stream: opened.stream, rttMs: opened.rttMs, openedAtMs: ports.clock.nowMs() });
  const cost = { connections: 1, authAttempts: 0 };
  const { banner } = await readBanner(connection, ports.clock, bannerMs, deadline.signal);
  if (banner.kind !== 'ssh') {
    await closeConnection(connection);
    return { kind: 'none', gap: { kind: 'not-applicable', why: `banner: ${banner.kind}` }, banner, cost };
  }
  const { lists, waitMs } = ask;
  const seen = await exchangeKeys(connection, ports, { lists, waitMs, signal: deadline.signal });
  const exchange = seen.exchange.known ? known(seen.exchange.value) : absent(seen.exchange.gap);
  return { kind: 'seen', seen, exchange, cost };
}

/** The port has just answered: it does so again at once or not at all. */
const connectMs = 1_500;
const bannerMs = 2_000;
