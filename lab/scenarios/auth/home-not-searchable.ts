import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/home-not-searchable',
  title: 'The home belongs to root and is closed to the account.',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'authorized-keys.mode', path: '/home/deploy', mode: '700', owner: 'root:root' },
  expect: { first: 'auth/auth-authorizedkeys-unreadable', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeys-unreadable', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-authorizedkeys-unreadable', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
