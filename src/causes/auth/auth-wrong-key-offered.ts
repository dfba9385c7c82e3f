import { defineCause } from '../../contract/cause.ts';
import { keyRefusedRarerSigns, loginAccepted } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-wrong-key-offered',
  title: 'ssh offers another key than the one that the account knows.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [...keyRefusedRarerSigns],
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/key-not-offered'],
  decidedBy: {
    where: 'client',
    says: 'Show the fingerprints of your keys, and compare them with the one that was registered:',
    run: 'for f in ~/.ssh/*.pub; do ssh-keygen -lf "$f"; done',
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
