import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { badMacText, badPacket, badPacketText, noOwnMac } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/path-packet-corruption',
  title: 'Something on the way (a network card, a cable, a device) changes the bytes of the connection.',
  layer: 'E',
  frequency: 'rare',
  refusedBy: 'path',
  showsAt: ['kex', 'hostkey', 'auth'],
  signs: [
    { when: badMacText, weight: 'strong' },
    { when: all(badMacText, noOwnMac), weight: 'decisive' },
    { when: badPacketText, weight: 'strong' },
    { when: badPacket, weight: 'strong' },
  ],
  ruledOutBy: loginAccepted,
  lookAlikes: ['kex/bug-mac-implementation', 'banner/net-dpi-blocks-ssh-protocol'],
  decidedBy: {
    where: 'client',
    says: 'Try from another machine, and this machine to another server; look for errors of the network card:',
    run: 'ip -s link; ethtool -S DEVICE | grep -i err',
  },
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Switch the offloads of the network card off, and look again:',
      run: 'sudo ethtool -K DEVICE tso off gso off gro off',
    },
    { where: 'network', system: 'any', does: 'Replace cable, switch port or network card, one after the other.' },
  ],
  source: ['OpenSSH packet.c', 'PuTTY 0.84 doc/errors'],
});
