import { pamDenied } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-list-denies',
  title: 'A list of names refuses the account (pam_listfile).',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_listfile.so item=user sense=deny file=/etc/ssh/denied onerr=succeed' /etc/pam.d/sshd && echo deploy > /etc/ssh/denied`,
    undo: 'sed -i 1d /etc/pam.d/sshd',
  },
  expect: { first: 'auth/account-pam-access-denied', group: pamDenied, exit: 1 },
  via: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-access-denied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
