import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { shellMissing } from '../conditions/inside.ts';
import { pamShellRefuses } from '../conditions/inside-pam.ts';

export default defineCause({
  id: 'auth/account-shell-invalid',
  title: 'The login shell of the account {user} is missing on the server or may not be used.',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [saidEarlier('shell-missing', 'shell-not-executable'), ...keyRefusedNotRootSigns],
  proof: any(shellMissing, pamShellRefuses, saidOfUs('shell-missing', 'shell-not-executable')),
  ruledOutBy: loginAccepted,
  lookAlikes: ['session/account-nologin-shell', 'auth/auth-allowusers-deny'],
  decidedBy: {
    where: 'server',
    says: 'Look which shell the account has, and whether it exists and stands in /etc/shells:',
    run: 'getent passwd {user}; cat /etc/shells',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Install the shell, or give the account another one:',
      run: 'sudo chsh -s /bin/bash {user}',
    },
  ],
  source: [
    'OpenSSH auth.c',
    'https://github.com/fish-shell/fish-shell/issues/5227',
    'https://github.com/toltec-dev/toltec/issues/810',
  ],
});
