import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { otherPortsDead, pingAnswers, silentButAlive, whollySilent } from '../conditions/elsewhere.ts';
import { netUnreachableByRouter, privateElsewhere, routedPrivately, throughVpn } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/net-private-address-from-outside',
  title: '{address} is an address for use inside one network, and this machine is in another.',
  layer: 'D',
  frequency: 'common',
  refusedBy: 'nobody',
  signs: [
    { when: privateElsewhere, weight: 'strong' },
    { when: all(privateElsewhere, netUnreachableByRouter, otherPortsDead), weight: 'decisive' },
    { when: all(privateElsewhere, whollySilent), weight: 'medium' },
    { when: routedPrivately, weight: 'decisive', against: true },
    { when: silentButAlive, weight: 'decisive', against: true },
    { when: throughVpn, weight: 'decisive', against: true },
    { when: all(silent, pingAnswers), weight: 'decisive', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/net-vpn-required', 'connect/host-no-public-address'],
  decidedBy: { where: 'person', says: 'Is the server in a company network or a VPN? Connect it, then run this again.' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Use the public address or name of the server; on a home router the port must be forwarded to it.',
    },
    { where: 'client', system: 'any', does: 'Or connect the VPN that leads into its network.' },
  ],
  source: ['RFC 1918', 'RFC 6598', 'RFC 4193'],
});
