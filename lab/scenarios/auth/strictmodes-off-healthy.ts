import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/strictmodes-off-healthy',
  title: 'Others may write the file, and StrictModes is off.',
  server: { config: ['StrictModes no'] },
  fault: { kind: 'authorized-keys.mode', mode: '666' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
