import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/healthy',
  title: 'Nothing is wrong.',
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
