import { absent, type Evidence, type Fact, known } from '../../contract/fact.ts';
import type { HostKeyFacts, KnownHost } from '../../contract/facts/hostkey.ts';
import { defineProbe, type FactsGiven } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Dns } from '../../ports/dns.ts';
import type { Ports } from '../../ports/ports.ts';
import { fingerprint } from '../../wire/files/public-key.ts';
import { publishedFor } from '../../wire/providers/recognise.ts';
import { parseHostKey } from '../../wire/transport/hostkey.ts';
import { literalFamily } from '../client/parts/literal-address.ts';
import { type HostNames, judgeHostKey, otherNames, type PresentedKey } from './parts/known-host.ts';
import { readKnownHosts, readRevoked } from './parts/known-hosts-files.ts';

export interface KnownHostsInput {
  /** The host key as it came over the wire. */
  readonly hostKeyBlob: Uint8Array;
  readonly names: HostNames;
  /** User files first, then the system's, as ssh reads them. */
  readonly files: readonly string[];
  readonly revokedFiles: readonly string[];
  /** The host's addresses: other names with the same key are asked whether they lead to one of them. */
  readonly addresses?: readonly string[] | undefined;
}

/** The host key against the known_hosts files, RevokedHostKeys, and what providers publish. */
export const knownHosts = defineProbe({
  id: 'known-hosts',
  stage: 'hostkey',
  gives: ['hostkey.known', 'hostkey.other-names', 'hostkey.published'],
  footprint: { connections: 0, authAttempts: 0 },
  withinMs: 2_000,
  async run(input: KnownHostsInput, ports: Pick<Ports, 'files' | 'clock' | 'dns'>) {
    const key = presented(input.hostKeyBlob);
    const read = await readKnownHosts(ports.files, input.files);
    const revoked = await readRevoked(ports.files, input.revokedFiles, key);
    const judged = judgeHostKey(key, read.files, input.names, Math.floor(ports.clock.wallMs() / 1000));
    const value: KnownHost = revoked.hit ?? judged;
    const others = otherNames(key, read.files, input.names);
    const facts: FactsGiven = {
      'hostkey.known': known(value),
      'hostkey.other-names': known(
        value.kind === 'changed' ? await led(others, input.addresses ?? [], ports.dns) : others,
      ),
      'hostkey.published': published(key, input.names.host),
    };
    const evidence: readonly Evidence[] = [
      { what: 'known_hosts files', text: quote([...read.notes, ...revoked.notes, words(value)].join('; ')) },
    ];
    return [{ facts, evidence, cost: { connections: 0, authAttempts: 0 } }];
  },
});

type OtherNames = HostKeyFacts['hostkey.other-names'];

/** Lines whose names are asked for: one machine has few names. */
const askedAtMost = 4;
const lookupWithinMs = 1_000;

/** Adds to each line whether its names lead to one of these addresses; a name that leads nowhere says nothing. */
async function led(others: OtherNames, addresses: readonly string[], dns: Dns): Promise<OtherNames> {
  if (addresses.length === 0) return others;
  return Promise.all(
    others.map(async (other, index) => {
      const host = other.names.map(plainName).find((name) => name !== undefined);
      if (host === undefined || index >= askedAtMost) return other;
      if (literalFamily(host) !== undefined) return { ...other, leadsHere: addresses.includes(host) };
      const found = await dns.lookup(host, 0, lookupWithinMs);
      if (found.kind !== 'addresses') return other;
      return { ...other, leadsHere: found.addresses.some((one) => addresses.includes(one.address)) };
    }),
  );
}

/** The host of `host`, `[host]:port`; undefined for a pattern, or where a dash would make it an option. */
function plainName(name: string): string | undefined {
  const host = /^\[(.+)\]:\d{1,5}$/u.exec(name)?.[1] ?? name;
  return /^[\w:][\w.:-]*$/u.test(host) ? host : undefined;
}

function presented(blob: Uint8Array): PresentedKey {
  const parsed = parseHostKey(blob);
  if (!parsed.ok) return { type: parsed.type ?? '', blob, certificate: null };
  const { type, plainType, plainBlob, certificate } = parsed.key;
  if (certificate === null) return { type, blob, certificate: null };
  return {
    type,
    blob,
    certificate: {
      keyType: plainType,
      keyBlob: plainBlob,
      forHosts: certificate.role === 'host',
      principals: certificate.principals,
      validAfterS: Number(certificate.validAfterS),
      validBeforeS: Number(certificate.validBeforeS),
      authorityBlob: certificate.caBlob,
    },
  };
}

function published(key: PresentedKey, host: string): Fact<HostKeyFacts['hostkey.published']> {
  const entry = publishedFor(host);
  if (entry === undefined) return known({ provider: null });
  const listed = entry.fingerprints[key.certificate?.keyType ?? key.type];
  if (listed === undefined)
    return absent({
      kind: 'unsupported',
      why: `no published ${key.type} fingerprint of ${entry.provider} is on record here`,
    });
  const own = fingerprint(key.certificate?.keyBlob ?? key.blob).replace(/^SHA256:/, '');
  return known({ provider: entry.provider, matches: listed.includes(own) });
}

function words(value: KnownHost): string {
  return 'line' in value && value.line !== null
    ? `${value.kind}, ${value.file ?? 'unknown file'} line ${value.line}`
    : value.kind;
}
