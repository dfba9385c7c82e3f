import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  keyChanged,
  keyMatches,
  keyRevoked,
  keyUnknown,
  otherNameLeadsElsewhere,
  otherNameLeadsHere,
  otherTypeOnly,
  publishedDiffers,
  severalKeysSeen,
} from '../conditions/hostkey.ts';

export default defineCause({
  id: 'hostkey/hostkey-changed-reinstall',
  title: 'The host key of {host} is not the one this machine knows: the server was reinstalled or got new keys.',
  says: 'A new system, a new container or a rebuilt machine has new keys. From here this looks the same as another machine under the same address, or as an attack: the fingerprint must be compared first.',
  layer: 'O',
  frequency: 'common',
  refusedBy: 'this-machine',
  foremost: true,
  signs: [
    { when: keyChanged, weight: 'strong' },
    { when: all(keyChanged, otherNameLeadsHere), weight: 'decisive' },
    { when: otherNameLeadsElsewhere, weight: 'strong', against: true },
    { when: publishedDiffers, weight: 'strong', against: true },
    { when: severalKeysSeen, weight: 'strong', against: true },
  ],
  ruledOutBy: any(keyMatches, keyUnknown, keyRevoked, otherTypeOnly),
  lookAlikes: [
    'hostkey/hostkey-changed-ip-reuse',
    'hostkey/hostkey-mitm-or-interception',
    'hostkey/hostkey-provider-rotation',
    'hostkey/path-lb-mixed-hosts',
    'hostkey/wrong-host',
  ],
  decidedBy: {
    where: 'server',
    says: 'Show the key on the console of the server, and compare it with {hostkey.presented.fingerprint}:',
    run: 'for f in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf "$f"; done',
  },
  fix: [
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
  ],
  source: ['OpenSSH sshconnect.c', 'https://github.com/notthebee/ansible-easy-vpn/issues/13'],
});
