import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-module-gone',
  title: 'The rules name a module whose package is gone.',
  releases: ['bullseye', 'trixie', 'sid'],
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_ldap.so' /etc/pam.d/sshd`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-config-broken', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-config-broken', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-config-broken', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
