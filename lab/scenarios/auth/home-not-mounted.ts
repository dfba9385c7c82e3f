import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/home-not-mounted',
  fault: { on: 'server', sh: 'mv /home/deploy /home/.deploy', undo: 'mv /home/.deploy /home/deploy' },
  expect: { first: 'auth/auth-home-not-mounted', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-home-not-mounted', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
