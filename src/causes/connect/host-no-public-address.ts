import { defineCause } from '../../contract/cause.ts';
import { any, fact } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { silentButAlive } from '../conditions/elsewhere.ts';
import { privateElsewhere, routedPrivately, throughVpn } from '../conditions/way.ts';

const publicRange = fact('address.kind').field('range').equals('public', '{address} is a public address');

export default defineCause({
  id: 'connect/host-no-public-address',
  title: 'The server has only the private address {address}.',
  layer: 'F',
  frequency: 'common',
  refusedBy: 'nobody',
  signs: [
    { when: privateElsewhere, weight: 'medium' },
    { when: routedPrivately, weight: 'decisive', against: true },
    { when: silentButAlive, weight: 'decisive', against: true },
    { when: throughVpn, weight: 'decisive', against: true },
  ],
  ruledOutBy: any(answersAsSsh, publicRange),
  lookAlikes: ['connect/net-private-address-from-outside', 'connect/net-vpn-required'],
  decidedBy: { where: 'provider', says: "Look in the provider's panel whether the server has a public address." },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'Attach a public address to the server, or use what the provider offers to reach it without one (bastion, IAP, Session Manager).',
    },
  ],
  source: ['Azure documentation'],
});
