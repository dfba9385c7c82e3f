import { defineScenario } from '../../scenario.ts';

// As a machine does that is about to go down.
export default defineScenario({
  id: 'auth/users-sent-away',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'systemctl stop systemd-user-sessions.service',
    undo: 'systemctl start systemd-user-sessions.service',
  },
  expect: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  via: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
