import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { ipv6Here, onlyIpv4Here } from '../conditions/client.ts';
import { answersAsSsh, netUnreachableUnnamed, noConnection, silent } from '../conditions/connect.ts';
import {
  otherPortAlive,
  v4WorksBesideV6,
  v6AliveBesideV4,
  v6EndsOnTheWay,
  v6FailsBesideV4,
  v6RefusedBesideV4,
} from '../conditions/elsewhere.ts';
import { onlyIpv6 } from '../conditions/resolve.ts';
import { routeMissing } from '../conditions/way.ts';

const family6 = fact('address.kind').field('family').equals(6, '{address} is an IPv6 address');

export default defineCause({
  id: 'connect/dns-ipv6-broken',
  title: 'SSH does not work over the IPv6 address of {host} from here.',
  says: 'Programs that do not try the next address fail; ssh itself waits before it uses another one.',
  layer: 'C',
  frequency: 'common',
  signs: [
    { when: v4WorksBesideV6, weight: 'strong' },
    { when: all(v4WorksBesideV6, otherPortAlive), weight: 'strong', against: true }, // IPv6 itself gets there
    { when: v6FailsBesideV4, weight: 'strong' },
    { when: v6AliveBesideV4, weight: 'strong', against: true },
    { when: all(family6, any(silent, netUnreachableUnnamed)), weight: 'weak' },
    { when: all(routeMissing, family6, onlyIpv4Here), weight: 'strong' },
  ],
  proof: any(
    all(noConnection, routeMissing, family6, onlyIpv4Here, onlyIpv6),
    all(any(v6EndsOnTheWay, v6RefusedBesideV4), ipv6Here),
  ), // the first: this machine has no IPv6 and the name nothing else; the second: seen at both addresses, and a firewall of the host cannot be it
  ruledOutBy: all(family6, answersAsSsh),
  explains: ['connect/net-offline-or-unreachable'],
  lookAlikes: ['connect/listen-ipv4-only', 'connect/fw-ipv6-missing-rule', 'connect/net-offline-or-unreachable'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Use IPv4 for this host: once with -4, for good with a line below its Host block:',
      run: 'AddressFamily inet',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Let the server answer over IPv6 too (sshd, its firewall, the firewall of the provider), or remove the AAAA record of {host}.',
    },
  ],
  source: ['https://github.com/paramiko/paramiko/issues/686'],
});
