import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-not-in-group',
  title: 'Only members of a group may log in (pam_succeed_if).',
  releases: ['bookworm', 'sid'],
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_succeed_if.so quiet user ingroup wheel' /etc/pam.d/sshd`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
