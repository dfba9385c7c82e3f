import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/account-expired',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { on: 'server', sh: 'chage -E 0 deploy', undo: 'chage -E -1 deploy' },
  expect: { first: 'auth/account-expired', verdict: 'proven', never: ['auth/account-pam-access-denied'], exit: 1 },
  via: { first: 'auth/account-expired', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-expired', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, notBack: ['/etc/shadow-'] },
});
