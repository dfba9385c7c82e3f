import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/authorized-keys-of-root',
  title: 'The file belongs to root and is closed to the account, which StrictModes takes.',
  releases: ['bookworm', 'trixie'],
  fault: { kind: 'authorized-keys.mode', mode: '600', owner: 'root:root' },
  expect: { first: 'auth/auth-authorizedkeys-unreadable', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeys-unreadable', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-authorizedkeys-unreadable', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
