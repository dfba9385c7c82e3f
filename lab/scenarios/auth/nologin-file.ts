import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/nologin-file',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  title: 'The text that systemd writes while a machine goes down.',
  fault: {
    on: 'server',
    sh: `echo '"System is going down. Unprivileged users are not permitted to log in anymore. For technical details, see pam_nologin(8)."' > /run/nologin`,
    undo: 'rm /run/nologin',
  },
  expect: { first: 'auth/account-pam-nologin', verdict: 'proven', never: ['auth/account-pam-access-denied'], exit: 1 },
  via: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true },
});
