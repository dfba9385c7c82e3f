import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/strictmodes-above-home-healthy',
  title: 'Others may write the folder above the home, which StrictModes does not look at.',
  fault: { on: 'server', sh: 'chmod 777 /home', undo: '' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
