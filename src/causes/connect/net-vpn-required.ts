import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { otherPortsDead, pingAnswers, silentButAlive, whollySilent } from '../conditions/elsewhere.ts';
import { internalName, lookupFails } from '../conditions/resolve.ts';
import { netUnreachableByRouter, privateElsewhere, routedPrivately, throughVpn } from '../conditions/way.ts';

const sharedRange = fact('address.kind')
  .field('range')
  .equals('carrier-grade-nat', '{address} lies in 100.64.0.0/10, which Tailscale and other VPNs use');

export default defineCause({
  id: 'connect/net-vpn-required',
  title: '{host} answers only inside a private network, and its VPN is not connected.',
  layer: 'D',
  frequency: 'common',
  refusedBy: 'nobody',
  showsAt: ['resolve', 'connect'],
  signs: [
    { when: privateElsewhere, weight: 'strong' },
    { when: all(privateElsewhere, netUnreachableByRouter, otherPortsDead), weight: 'decisive' },
    { when: all(privateElsewhere, whollySilent), weight: 'medium' },
    { when: routedPrivately, weight: 'decisive', against: true },
    { when: silentButAlive, weight: 'decisive', against: true },
    { when: throughVpn, weight: 'decisive', against: true },
    { when: all(silent, pingAnswers), weight: 'decisive', against: true },
    { when: all(privateElsewhere, sharedRange), weight: 'medium' },
    { when: all(lookupFails, internalName), weight: 'decisive' },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: [
    'connect/net-private-address-from-outside',
    'connect/host-down-or-stopped',
    'resolve/dns-name-not-found',
  ],
  decidedBy: { where: 'person', says: 'Is the server in a company network or a VPN? Connect it, then run this again.' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Connect the VPN that leads to the network of the server, then try again.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Or go through a machine that is in that network:',
      run: 'ssh -J user@bastion {user}@{host}',
    },
  ],
  source: ['https://github.com/pulibrary/princeton_ansible/issues/3841'],
});
