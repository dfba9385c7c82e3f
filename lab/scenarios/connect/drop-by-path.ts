import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/drop-by-path',
  fault: { on: 'router2', kind: 'fw.drop' },
  expect: { first: 'connect/fw-drop-rule', never: ['connect/sshd-not-running', 'connect/wrong-port'], exit: 1 },
  ends: 'healthy-after-undo',
});
