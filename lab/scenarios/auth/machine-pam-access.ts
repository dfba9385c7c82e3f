import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/machine-pam-access',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_access.so' /etc/pam.d/sshd && echo '-:deploy:ALL' >> /etc/security/access.conf`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
