import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// On the server itself only a login from outside proves a fix; nobody tries one here, so it is taken back.
export default defineScenario({
  id: 'auth/strictmodes-nobody-outside',
  fault: { kind: 'authorized-keys.mode', path: '/home/deploy/.ssh', mode: '777' },
  expect: { first: 'auth/strictmodes-home-or-ssh-dir', group: keyRefused, exit: 1 },
  counts: false,
  fixHere: { ends: 'taken-back', options: ['--guard', '12'], says: 'No login from outside' },
});
