import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-list-gone',
  title: 'The list of names is not there, and the rule fails then.',
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_listfile.so item=user sense=allow file=/etc/ssh/gone onerr=fail' /etc/pam.d/sshd`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
