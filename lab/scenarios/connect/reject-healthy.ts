import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/reject-healthy',
  title: 'The path rejects every port but that of SSH.',
  fault: { on: 'router2', kind: 'fw.reject', with: 'host-prohibited', ports: [80, 443, 2222, 8022] },
  healthy: true,
  expect: { exit: 0 },
});
