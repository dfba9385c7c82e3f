import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/ufw-healthy',
  title: 'ufw is switched on with a rule for SSH.',
  fault: { kind: 'fw.ufw', rules: ['allow ssh'] },
  healthy: true,
  expect: { exit: 0 },
});
