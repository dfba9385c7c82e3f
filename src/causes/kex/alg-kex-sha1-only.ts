import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import { noCommonKex, theirsModernKex, theirsSha1Kex } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-kex-sha1-only',
  title: 'The server knows only old key exchange methods with SHA-1, which this ssh no longer offers.',
  layer: 'N',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(noCommonKex, theirsSha1Kex), weight: 'strong' }],
  proof: all(noCommonKex, theirsSha1Kex, not(theirsModernKex)),
  ruledOutBy: any(fact('kex.match').kind('agreed', 'both sides agree on algorithms'), theirsModernKex),
  lookAlikes: ['kex/alg-client-too-old', 'kex/alg-client-config-pins'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Offer one of them for this one host, for now:',
      run: 'ssh -o KexAlgorithms=+{kex.match.enable} {name}',
    },
    { where: 'server', system: 'any', does: 'Update the SSH server or the firmware of the device.' },
  ],
  source: ['OpenSSH kex.c', 'OpenSSH 8.2 release notes'],
});
