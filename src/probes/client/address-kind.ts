import { absent, type Fact, known } from '../../contract/fact.ts';
import type { AddressKind, RouteTo } from '../../contract/facts/name.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import type { NetworkInterface } from '../../ports/system.ts';
import { addressRange, parseAddress, sameSubnet } from './parts/address-range.ts';
import { contentNetwork } from './parts/content-networks.ts';
import { costsNothing } from './parts/footprint.ts';
import { looksLikeVpn } from './parts/vpn-names.ts';

export interface AddressKindInput {
  /** A numeric address, an IPv6 one perhaps with its zone. */
  readonly address: string;
}

/** Which range an address belongs to, and which way this machine would send a packet there. Nothing is sent. */
export const addressKind = defineProbe({
  id: 'address-kind',
  stage: 'resolve',
  gives: ['address.kind', 'address.route'],
  footprint: costsNothing,
  withinMs: 2_000,
  async run({ address }: AddressKindInput, ports: Pick<Ports, 'system'>) {
    const [interfaces, route] = await Promise.all([ports.system.interfaces(), routeTo(address, ports)]);
    return [{ facts: { 'address.kind': kindOf(address, interfaces), 'address.route': route }, at: { address } }];
  },
});

function kindOf(text: string, interfaces: readonly NetworkInterface[]): Fact<AddressKind> {
  const address = parseAddress(text);
  if (address === undefined) return absent({ kind: 'not-applicable', why: 'not a numeric address' });
  const ours = interfaces.flatMap(({ up, addresses }) => (up ? addresses : []));
  const parsed = ours.map((our) => ({ address: parseAddress(our.address), prefixBits: our.prefixBits }));
  const range = addressRange(address);
  const hostBits = address.kind() === 'ipv4' ? 32 : 128;
  const shares = (onlyItself: boolean) =>
    parsed.some(
      (our) => our.address !== undefined && sameSubnet(address, our.address, onlyItself ? hostBits : our.prefixBits),
    );
  return known({
    family: address.kind() === 'ipv4' ? 4 : 6,
    range,
    onLink: shares(false),
    own: range === 'loopback' || shares(true),
    cdn: contentNetwork(address),
  });
}

async function routeTo(address: string, { system }: Pick<Ports, 'system'>): Promise<Fact<RouteTo>> {
  const route = await system.routeTo(address);
  switch (route.kind) {
    case 'route': {
      const { device, gateway, source } = route;
      return known({ kind: 'route', device, gateway, source, vpn: looksLikeVpn(device) });
    }
    case 'none':
      return known({ kind: 'none', family: parseAddress(address)?.kind() === 'ipv6' ? 6 : 4 });
    case 'rejected':
      return known({ kind: 'rejected', type: route.type });
    case 'unknown':
      return absent({ kind: 'unsupported', why: route.why });
    default:
      return route satisfies never;
  }
}
