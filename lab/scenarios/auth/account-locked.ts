import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// With PAM a locked password does not stop a key (auth.c, platform_locked_account).
export default defineScenario({
  id: 'auth/account-locked',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { config: ['UsePAM no'] },
  fault: { on: 'server', sh: 'usermod -L deploy', undo: 'usermod -U deploy' },
  expect: { first: 'auth/account-locked', group: keyRefused, exit: 1 },
  via: { first: 'auth/account-locked', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-locked', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, notBack: ['/etc/shadow-'] },
});
