import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/folder-above-home-closed',
  title: 'A folder above the home is closed to the account.',
  fault: { on: 'server', sh: 'chmod 700 /home', undo: 'chmod 755 /home' },
  expect: { first: 'auth/auth-authorizedkeys-unreadable', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeys-unreadable', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-authorizedkeys-unreadable', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
