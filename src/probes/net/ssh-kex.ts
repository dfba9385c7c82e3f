import { type Evidence, known } from '../../contract/fact.ts';
import type { HostKey } from '../../contract/facts/hostkey.ts';
import type { Offer } from '../../contract/facts/kex.ts';
import { defineProbe, type FactsGiven, type Seen } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { HostKeyInfo } from '../../wire/transport/hostkey.ts';
import type { Connection } from './parts/connection.ts';
import { startDeadline } from './parts/deadline.ts';
import { type ExchangeSeen, exchangeKeys } from './parts/exchange.ts';
import type { KnownTypes } from './parts/host-key-order.ts';
import { type KnownAlgorithms, ownLists, withEnable } from './parts/offers.ts';

export interface SshKexInput {
  /** Open, with its banner read; closed when this probe is done. Takes the host key. */
  readonly connection: Connection;
  /** What the user's own client offers. */
  readonly ours: Offer;
  readonly knownTypes?: KnownTypes | undefined;
  readonly known?: KnownAlgorithms | undefined;
  /** How long the server may be silent: a slow device takes seconds for a large group. */
  readonly waitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const silenceMs = 4_000;

/** A full key exchange with the user's own algorithms, up to the verified host key, over the connection that is there. */
export const sshKex = defineProbe({
  id: 'ssh-kex',
  stage: 'kex',
  gives: ['kex.theirs', 'kex.match', 'kex.exchange', 'hostkey.presented'],
  /** The connection is there already. */
  footprint: { connections: 0, authAttempts: 0 },
  withinMs: 8_000,
  async run(input: SshKexInput, ports: Pick<Ports, 'clock' | 'random'>): Promise<readonly Seen[]> {
    const { connection, ours } = input;
    const { lists, moved } = ownLists(ours, input.knownTypes ?? { plain: [], authority: false });
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const waitMs = input.waitMs ?? silenceMs;
    const seen = await exchangeKeys(connection, ports, { lists, waitMs, signal: deadline.signal });
    deadline.done();
    if (seen.hostKey?.verified === true) connection.hostKeyBlob = seen.hostKey.key.blob;
    const { theirs, match, exchange, hostKey } = seen;
    const facts: FactsGiven = {
      ...(theirs === undefined ? {} : { 'kex.theirs': known(theirs) }),
      ...(match === undefined ? {} : { 'kex.match': known(withEnable(match, input.known)) }),
      'kex.exchange': exchange,
      ...(hostKey === undefined ? {} : { 'hostkey.presented': known(hostKeyFact(hostKey.key, hostKey.verified)) }),
    };
    return [{ facts, evidence: evidenceOf(seen, moved), cost: { connections: 0, authAttempts: 0 } }];
  },
});

function hostKeyFact(key: HostKeyInfo, verified: boolean): HostKey {
  const { type, fingerprint, bits, certificate } = key;
  return {
    type,
    fingerprint,
    bits,
    verified,
    certificate:
      certificate === null
        ? null
        : {
            principals: certificate.principals,
            validAfterS: Number(certificate.validAfterS),
            validBeforeS: Number(certificate.validBeforeS),
            caFingerprint: certificate.caFingerprint,
          },
  };
}

function evidenceOf({ log, exchange }: ExchangeSeen, moved: readonly string[]): readonly Evidence[] {
  const bytes = exchange.known && 'kexinitBytes' in exchange.value ? ` (${exchange.value.kexinitBytes} bytes)` : '';
  return [
    { what: `key exchange with this client's own lists${bytes}`, text: quote(log.join(', ')) },
    ...(moved.length === 0
      ? []
      : [
          {
            what: 'methods moved to the end of our list, since this tool does not speak them',
            text: quote(moved.join(', ')),
          },
        ]),
  ];
}
