import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-access-group',
  title: 'access.conf lets only a group in.',
  releases: ['bookworm', 'trixie'],
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_access.so' /etc/pam.d/sshd && groupadd staffonly && printf -- '-:ALL EXCEPT root (staffonly):ALL\\n' >> /etc/security/access.conf`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
