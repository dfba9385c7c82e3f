import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/client-firewall-healthy',
  title: 'The firewall of this machine blocks other ports only.',
  fault: { on: 'client', kind: 'fw.drop', ports: [25, 80, 443, 2222] },
  healthy: true,
  expect: { exit: 0 },
});
