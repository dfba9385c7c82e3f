import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/account-expired-without-pam',
  title: 'sshd without PAM looks at the end date of the account itself.',
  releases: ['bookworm', 'sid'],
  server: { config: ['UsePAM no'] },
  fault: { on: 'server', sh: 'chage -E 100 deploy', undo: 'chage -E -1 deploy' },
  expect: { first: 'auth/auth-key-not-on-server', group: keyRefused, exit: 1 },
  via: { first: 'auth/account-expired', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-expired', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
