import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-access-origin',
  title: 'access.conf lets the account in from another network only.',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_access.so' /etc/pam.d/sshd && printf '+:root:ALL\\n+:deploy:192.0.2.0/24\\n-:ALL:ALL\\n' >> /etc/security/access.conf`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
