import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { vpnInterface } from '../conditions/client.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { nobodyHasAddress, notOnLink, onLink } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/net-subnet-overlap',
  title: 'This network uses the same addresses as the network of the server, so {address} is searched for here.',
  layer: 'D',
  frequency: 'rare',
  signs: [
    { when: nobodyHasAddress, weight: 'medium' },
    { when: all(nobodyHasAddress, onLink, vpnInterface), weight: 'strong' },
    { when: notOnLink, weight: 'decisive', against: true },
  ],
  ruledOutBy: any(answersAsSsh, notOnLink),
  lookAlikes: ['connect/host-down-or-stopped', 'connect/host-address-changed'],
  decidedBy: {
    where: 'client',
    says: 'Look whether an interface of this machine is in the same subnet as {address}:',
    run: 'ip -brief address',
  },
  fix: [
    {
      where: 'network',
      system: 'any',
      does: 'Give one of the two networks other addresses; a home router can be set to an unusual range such as 192.168.137.0/24.',
    },
    { where: 'network', system: 'any', does: 'Or let the VPN translate the addresses of the far network.' },
  ],
  source: ['lab'],
});
