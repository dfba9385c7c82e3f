import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-time',
  title: 'The account may log in at night only, by the clock of the server (pam_time).',
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_time.so' /etc/pam.d/sshd
now=$(date +%H)
printf 'sshd;*;deploy;Al%02d00-%02d00\\n' $(( (\${now#0} + 2) % 24 )) $(( (\${now#0} + 4) % 24 )) >> /etc/security/time.conf`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
