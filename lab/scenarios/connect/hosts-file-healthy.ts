import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/hosts-file-healthy',
  title: 'The hosts file names the same address as the name servers.',
  fault: { on: 'client', sh: "echo '10.2.1.2 server.lab' >> /etc/hosts" },
  healthy: true,
  expect: { exit: 0 },
});
