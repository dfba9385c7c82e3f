import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-access-own-file',
  title: 'A file of its own refuses the account from this network.',
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_access.so accessfile=/etc/ssh/access.conf' /etc/pam.d/sshd && echo '-:deploy:10.0.0.0/8 fd00::/16' > /etc/ssh/access.conf`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
