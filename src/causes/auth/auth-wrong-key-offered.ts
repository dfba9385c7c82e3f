import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import {
  certificateRefused,
  everyKeyRefused,
  keyRefusedRarerSigns,
  loginAccepted,
  spareKey,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-wrong-key-offered',
  title: 'ssh offers another key than the one that the account knows.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    ...keyRefusedRarerSigns,
    { when: all(everyKeyRefused, spareKey, not(certificateRefused)), weight: 'decisive' },
  ],
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/key-not-offered'],
  decidedBy: {
    where: 'client',
    says: 'Try the other key[; here lie {config.spare-keys.path}]:',
    run: 'ssh -o IdentitiesOnly=yes -i {config.spare-keys().path} {name}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Name the right key, and only that:',
      run: 'ssh -o IdentitiesOnly=yes -i ~/.ssh/KEY {name}',
    },
  ],
  source: ['https://github.com/PowerShell/Win32-OpenSSH/issues/1245'],
});
