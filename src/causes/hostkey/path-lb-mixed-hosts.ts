import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { keyChanged, keyMatches, oneKeySeen, severalKeysSeen } from '../conditions/hostkey.ts';

export default defineCause({
  id: 'hostkey/path-lb-mixed-hosts',
  title: 'Several machines with different host keys answer at {address} in turn.',
  layer: 'E',
  frequency: 'occasional',
  refusedBy: 'path',
  signs: [{ when: all(keyChanged, severalKeysSeen), weight: 'decisive' }],
  proof: all(keyChanged, severalKeysSeen),
  ruledOutBy: any(oneKeySeen, keyMatches),
  explains: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-changed-ip-reuse'],
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
  source: ['taxonomy, layer E'],
});
