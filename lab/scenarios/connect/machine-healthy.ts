import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-healthy',
  server: { boot: true },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
