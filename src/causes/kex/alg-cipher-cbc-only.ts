import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import { noCommonCipher, theirsModernCipher, theirsOldCipher } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-cipher-cbc-only',
  title: 'The server knows only old ciphers (CBC, 3DES, arcfour), which this ssh no longer offers.',
  layer: 'N',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(noCommonCipher, theirsOldCipher), weight: 'strong' }],
  proof: all(noCommonCipher, theirsOldCipher, not(theirsModernCipher)),
  ruledOutBy: any(fact('kex.match').kind('agreed', 'both sides agree on algorithms'), theirsModernCipher),
  lookAlikes: ['kex/alg-client-config-pins'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Offer one of them for this one host, for now:',
      run: 'ssh -o Ciphers=+{kex.match.enable} {name}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Update the firmware of the device, or allow aes256-ctr in its SSH settings.',
    },
  ],
  source: ['https://github.com/PowerShell/Win32-OpenSSH/issues/1101', 'OpenSSH 6.7 release notes'],
});
