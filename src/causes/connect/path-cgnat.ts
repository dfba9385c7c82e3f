import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { answersAsSsh, refused, silent } from '../conditions/connect.ts';
import { silentButAlive } from '../conditions/elsewhere.ts';
import { dynamicName } from '../conditions/resolve.ts';

const sharedRange = fact('address.kind')
  .field('range')
  .equals('carrier-grade-nat', '{address} lies in 100.64.0.0/10, which providers share out');

export default defineCause({
  id: 'connect/path-cgnat',
  title: 'The home connection shares its public address with others, so nothing from outside gets in.',
  layer: 'E',
  frequency: 'occasional',
  refusedBy: 'path',
  signs: [
    { when: all(silent, dynamicName), weight: 'strong' },
    { when: all(any(silent, refused), sharedRange), weight: 'medium' },
    { when: silent, weight: 'weak' },
    { when: silentButAlive, weight: 'medium', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/path-router-port-forward-missing'],
  decidedBy: {
    where: 'network',
    says: 'Compare the outside address that the router shows with the one that the world sees; when they differ, the address is shared:',
    run: 'curl https://ifconfig.co',
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'Ask the provider of the home connection for a public IPv4 address, or use IPv6.',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Or let the server connect outwards: a VPN such as WireGuard or Tailscale, or a tunnel.',
    },
  ],
  source: ['RFC 6598'],
});
