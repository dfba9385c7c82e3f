import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/strictmodes-authorized-keys',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'authorized-keys.mode', mode: '666' },
  expect: { first: 'auth/strictmodes-authorized-keys', group: keyRefused, exit: 1 },
  via: { first: 'auth/strictmodes-authorized-keys', verdict: 'proven', exit: 1 },
  here: { first: 'auth/strictmodes-authorized-keys', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true },
});
