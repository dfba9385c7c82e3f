import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/strictmodes-home',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'authorized-keys.mode', path: '/home/deploy', mode: '777' },
  expect: { first: 'auth/strictmodes-home-or-ssh-dir', group: keyRefused, exit: 1 },
  via: { first: 'auth/strictmodes-home-or-ssh-dir', verdict: 'proven', exit: 1 },
  here: { first: 'auth/strictmodes-home-or-ssh-dir', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true },
  fixHere: {},
});
