import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-shell-not-listed',
  title: 'The shell of the account does not stand in /etc/shells, and pam_shells asks for it.',
  fault: {
    on: 'server',
    sh: `cp /bin/bash /usr/local/bin/bash5 && usermod -s /usr/local/bin/bash5 deploy && sed -i '1i account required pam_shells.so' /etc/pam.d/sshd`,
    undo: 'sed -i 1d /etc/pam.d/sshd && usermod -s /bin/bash deploy',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-shell-invalid', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-shell-invalid', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
