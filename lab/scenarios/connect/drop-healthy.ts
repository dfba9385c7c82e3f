import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/drop-healthy',
  title: 'The path drops every port but that of SSH.',
  fault: { on: 'router2', kind: 'fw.drop', ports: [80, 443, 8080, 2222] },
  healthy: true,
  expect: { exit: 0, never: ['connect/fw-drop-rule'] },
});
