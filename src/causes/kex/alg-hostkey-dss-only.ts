import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import { noCommonHostKey, theirsDss, theirsModernHostKey, theirsSshRsa } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-hostkey-dss-only',
  title: 'The server has only a DSA host key (ssh-dss), which ssh no longer accepts.',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(noCommonHostKey, theirsDss), weight: 'strong' }],
  proof: all(noCommonHostKey, theirsDss, not(theirsSshRsa), not(theirsModernHostKey)),
  ruledOutBy: any(
    fact('kex.match').kind('agreed', 'both sides agree on algorithms'),
    theirsModernHostKey,
    theirsSshRsa,
  ),
  lookAlikes: ['kex/alg-hostkey-ssh-rsa-only'],
  fix: [
    { where: 'server', system: 'any', does: 'Make a new host key on the device, or update its firmware.' },
    {
      where: 'client',
      system: 'any',
      does: 'With an ssh older than 10.0 accept it for this one host, for now:',
      run: 'ssh -o HostKeyAlgorithms=+ssh-dss {name}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'OpenSSH 10 no longer has DSA: use an older ssh in a container, only for this.',
    },
  ],
  source: ['OpenSSH 7.0 and 10.0 release notes', 'https://github.com/perexg/satip-axe/issues/67'],
});
