import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForSilenceSigns } from '../conditions/connect-signs.ts';
import { silentButAlive } from '../conditions/elsewhere.ts';

export default defineCause({
  id: 'connect/cloud-route-or-nacl',
  title: "The provider's network has no way to the server: route, gateway or network ACL.",
  layer: 'G',
  frequency: 'occasional',
  refusedBy: 'provider-firewall',
  signs: [...reasonForSilenceSigns, { when: silentButAlive, weight: 'medium', against: true }],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/cloud-sg-rule-missing'],
  decidedBy: {
    where: 'provider',
    says: "Run the provider's own reachability test from the internet to the server's network interface.",
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'In the network of the server check the route 0.0.0.0/0 to the internet gateway, and that the network ACL lets TCP {port} in and 1024-65535 out.',
    },
  ],
  source: ['AWS VPC user guide'],
});
