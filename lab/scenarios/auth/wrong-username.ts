import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/wrong-username',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'user.absent' },
  expect: { first: 'auth/auth-wrong-username', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-wrong-username', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-wrong-username', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
