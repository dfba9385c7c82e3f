import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/dropbear-healthy',
  title: 'Dropbear, nothing is wrong.',
  server: { kind: 'dropbear' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
