import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { noInterface, someDefaultRoute } from '../conditions/client.ts';
import {
  answersAsSsh,
  byNetUnreachable,
  forbiddenHere,
  netUnreachableUnnamed,
  noConnection,
  silent,
  unreachable,
} from '../conditions/connect.ts';
import { contrastOpen } from '../conditions/elsewhere.ts';
import {
  lookupFails,
  lookupFailsForNow,
  mdnsName,
  noServersConfigured,
  serversFail,
  serversSilent,
} from '../conditions/resolve.ts';
import { gatewaySilent, noRouteHere, routeMissing, routeRejects } from '../conditions/way.ts';

const failed = fact('tcp.connect').kind('failed', 'the connection fails');
const notOwn = fact('address.kind').field('own').equals(false, '{address} is another machine');

export default defineCause({
  id: 'connect/net-offline-or-unreachable',
  title: 'This machine has no way to {host}.',
  says: 'No network interface is up, or no route leads there, or the router of this network does not answer.',
  layer: 'D',
  frequency: 'common',
  refusedBy: [
    { when: gatewaySilent, by: 'this-network' },
    { when: any(noConnection, lookupFails), by: 'this-machine' },
  ],
  showsAt: ['resolve', 'connect'],
  signs: [
    { when: all(noConnection, any(routeMissing, routeRejects, noRouteHere)), weight: 'decisive' },
    { when: gatewaySilent, weight: 'decisive' },
    { when: all(noInterface, any(all(noConnection, notOwn), lookupFails)), weight: 'decisive' },
    { when: lookupFailsForNow, weight: 'strong' },
    { when: all(lookupFailsForNow, serversSilent), weight: 'medium' },
    { when: all(lookupFailsForNow, noServersConfigured, someDefaultRoute), weight: 'strong', against: true },
    { when: all(lookupFailsForNow, serversFail), weight: 'strong', against: true },
    { when: all(lookupFailsForNow, contrastOpen), weight: 'decisive', against: true },
    { when: mdnsName, weight: 'strong', against: true },
    { when: netUnreachableUnnamed, weight: 'strong' },
    { when: byNetUnreachable, weight: 'decisive', against: true },
  ],
  proof: any(
    all(any(unreachable, forbiddenHere, failed), any(routeMissing, routeRejects, noRouteHere)),
    all(noInterface, notOwn, any(silent, unreachable)),
    all(noInterface, lookupFails),
    gatewaySilent,
  ),
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/net-vpn-required', 'connect/path-routing-or-isp-outage', 'resolve/dns-temporary-failure'],
  decidedBy: {
    where: 'client',
    says: 'Ask the routing table of this machine, on Linux:',
    run: 'ip route get {address}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Join a network (Wi-Fi, cable, phone hotspot), or connect the VPN that leads to {host}.',
    },
    {
      where: 'client',
      system: 'linux',
      does: 'See the addresses and routes of this machine:',
      run: 'ip -brief address; ip route get {address}',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'See the addresses of this machine, and ask for a new one:',
      run: 'ipconfig /all; ipconfig /renew',
    },
  ],
  source: ['lab', 'PuTTY doc/errors'],
});
