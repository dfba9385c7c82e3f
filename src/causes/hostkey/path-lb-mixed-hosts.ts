import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { keyChanged, keyMatches, oneKeySeen, severalKeysSeen, sshRefusesKey } from '../conditions/hostkey.ts';

export default defineCause({
  id: 'hostkey/path-lb-mixed-hosts',
  title: 'Several machines with different host keys answer at {address} in turn.',
  layer: 'E',
  frequency: 'occasional',
  refusedBy: 'path',
  signs: [{ when: severalKeysSeen, weight: 'decisive' }],
  proof: all(severalKeysSeen, any(keyChanged, sshRefusesKey)),
  ruledOutBy: any(oneKeySeen, all(keyMatches, loginAccepted)),
  explains: [
    'hostkey/hostkey-changed-reinstall',
    'hostkey/hostkey-changed-ip-reuse',
    'hostkey/hostkey-mitm-or-interception',
    'hostkey/wrong-host',
  ],
  lookAlikes: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-mitm-or-interception'],
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Give all machines behind the address the same host keys, or host certificates of one authority.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Connect to one machine by its own address, under a name of its own:',
      run: 'ssh -o HostKeyAlias=NAME {name}',
    },
  ],
  source: ['taxonomy, layer E', 'lab'],
});
