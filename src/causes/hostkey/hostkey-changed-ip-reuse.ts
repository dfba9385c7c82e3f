import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  askedByAddress,
  keyChanged,
  keyMatches,
  keyRevoked,
  keyUnknown,
  otherNameLeadsElsewhere,
  otherNameLeadsHere,
  otherTypeOnly,
  privateRange,
  publishedDiffers,
  severalKeysSeen,
} from '../conditions/hostkey.ts';

export default defineCause({
  id: 'hostkey/hostkey-changed-ip-reuse',
  title: 'Another machine has the address {address} now; its host key is not the one this machine knows for {host}.',
  layer: 'O',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: keyChanged, weight: 'strong' },
    { when: all(keyChanged, otherNameLeadsElsewhere), weight: 'decisive' },
    { when: otherNameLeadsHere, weight: 'strong', against: true },
    { when: all(keyChanged, askedByAddress, privateRange), weight: 'weak' },
    { when: publishedDiffers, weight: 'strong', against: true },
    { when: severalKeysSeen, weight: 'strong', against: true },
  ],
  ruledOutBy: any(keyMatches, keyUnknown, keyRevoked, otherTypeOnly),
  lookAlikes: ['hostkey/hostkey-changed-reinstall', 'hostkey/wrong-host', 'hostkey/hostkey-mitm-or-interception'],
  decidedBy: {
    where: 'person',
    says: 'Find out which machine has {address} now: in the panel of the provider, or in the lease table of the router.',
  },
  fix: [
    { where: 'client', system: 'any', does: 'If this is another machine of yours, connect by its own name.' },
    {
      where: 'server',
      system: 'any',
      does: 'Show the key on the console of the server, and compare it with {hostkey.presented.fingerprint}:',
      run: 'for f in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf "$f"; done',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Only when they are the same: remove the old line, then connect and accept the new key:',
      run: 'ssh-keygen -R {host}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'For addresses that change hands, give each machine its own name in ~/.ssh/config:',
      run: 'ssh -o HostKeyAlias=NAME {name}',
    },
  ],
  source: ['https://github.com/RTXteam/RTX/issues/455'],
});
