import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { keyChanged, keyMatches, keyRevoked, keyUnknown, otherTypeOnly } from '../conditions/hostkey.ts';

export default defineCause({
  id: 'hostkey/hostkey-revoked',
  title:
    'The host key of {host} is marked as revoked on this machine[ ({hostkey.known.file} line {hostkey.known.line})].',
  layer: 'O',
  frequency: 'rare',
  refusedBy: 'this-machine',
  signs: [{ when: keyRevoked, weight: 'decisive' }],
  proof: keyRevoked,
  ruledOutBy: any(keyMatches, keyUnknown, keyChanged, otherTypeOnly),
  lookAlikes: ['hostkey/hostkey-changed-reinstall'],
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Give the server new host keys, check and restart sshd:',
      run: 'sudo rm /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub && sudo ssh-keygen -A && sudo sshd -t',
    },
    { where: 'client', system: 'any', does: 'Remove the mark only when the person who set it says that it was wrong.' },
  ],
  source: ['OpenSSH sshconnect.c'],
});
