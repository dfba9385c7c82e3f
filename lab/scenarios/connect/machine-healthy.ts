import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-healthy',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
