import { known } from '../../contract/fact.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import type { NetworkInterface } from '../../ports/system.ts';
import { costsNothing } from './parts/footprint.ts';
import { isUsable, isVpnInUse } from './parts/vpn-names.ts';

/** Interfaces, default routes and proxies of this machine. */
export const clientNetwork = defineProbe({
  id: 'client-network',
  stage: 'client',
  gives: ['client.network'],
  footprint: costsNothing,
  withinMs: 2_000,
  async run(_input: object, ports: Pick<Ports, 'system' | 'processes'>) {
    const { system, processes } = ports;
    const [interfaces, ipv4, ipv6] = await Promise.all([
      system.interfaces(),
      system.hasDefaultRoute(4),
      system.hasDefaultRoute(6),
    ]);
    const outward = interfaces.filter(({ up, loopback, addresses }) => up && !loopback && addresses.length > 0);
    const network = {
      ipv4Default: ipv4 ?? hasUsable(outward, 4),
      ipv6Default: ipv6 ?? hasUsable(outward, 6),
      anyInterfaceUp: outward.length > 0,
      vpnInterfaces: interfaces.filter(isVpnInUse).map(({ name }) => name),
      addresses: outward.flatMap(({ addresses }) => addresses.map(({ address }) => address)),
      proxyEnvironment: proxyNamed(processes.env),
    };
    return [{ facts: { 'client.network': known(network) } }];
  },
});

/** Where the system does not show its routes: an address beyond link-local comes with a default route almost always. */
function hasUsable(interfaces: readonly NetworkInterface[], family: 4 | 6): boolean {
  return interfaces.some(({ addresses }) => addresses.some((own) => own.family === family && isUsable(own.address)));
}

const proxyVariables = ['ALL_PROXY', 'all_proxy', 'HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** The first proxy of the environment as scheme, host and port; user name and password never leave this function. */
export function proxyNamed(env: (name: string) => string | undefined): string | null {
  for (const variable of proxyVariables) {
    const value = env(variable)?.trim();
    if (!value) continue;
    const url = URL.parse(value.includes('://') ? value : `http://${value}`);
    return url === null || url.hostname === '' ? `${variable} is set` : `${url.protocol}//${url.host}`;
  }
  return null;
}
