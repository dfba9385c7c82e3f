import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-list-leaves-out',
  title: 'A list of groups lets in, and none of the account is in it.',
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_listfile.so item=group sense=allow file=/etc/ssh/groups' /etc/pam.d/sshd && echo admins > /etc/ssh/groups`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
