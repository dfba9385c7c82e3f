import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh, hostUnreachableUnnamed, silent } from '../conditions/connect.ts';
import { contrastBlockedToo, silentButAlive } from '../conditions/elsewhere.ts';
import { hostUnreachableAtOnce, nobodyHasAddress, onLink } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/host-address-changed',
  title: 'The server no longer has the address {address}.',
  layer: 'F',
  frequency: 'common',
  refusedBy: 'nobody',
  signs: [
    { when: nobodyHasAddress, weight: 'decisive' },
    { when: hostUnreachableAtOnce, weight: 'weak' },
    { when: all(hostUnreachableUnnamed, onLink), weight: 'medium' },
    { when: hostUnreachableUnnamed, weight: 'weak' },
    { when: contrastBlockedToo, weight: 'strong', against: true },
    { when: silentButAlive, weight: 'medium', against: true },
    { when: silent, weight: 'weak' },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/dns-wrong-or-stale-address', 'connect/host-down-or-stopped'],
  decidedBy: {
    where: 'provider',
    says: "Compare {address} with the address that the provider's panel or the router shows for the server.",
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: "Take the present address of the server from the provider's panel (it changes when a server is stopped and started), and correct names and bookmarks.",
    },
    { where: 'provider', system: 'any', does: 'Give the server a fixed (static, elastic, reserved) address.' },
    {
      where: 'network',
      system: 'any',
      does: 'At home: look the machine up in the device list of the router and give it a fixed lease.',
    },
  ],
  source: ['Azure documentation'],
});
