import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/office-healthy',
  title: 'The network of this machine blocks mail and another SSH port.',
  fault: { on: 'router1', kind: 'fw.reject', with: 'admin-prohibited', ports: [25, 587, 2222] },
  healthy: true,
  expect: { exit: 0 },
});
