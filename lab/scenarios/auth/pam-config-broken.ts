import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-config-broken',
  title: 'The rules name a module that is not installed.',
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_sss_gone.so' /etc/pam.d/sshd`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-config-broken', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-config-broken', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-config-broken', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
