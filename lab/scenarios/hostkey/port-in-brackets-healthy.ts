import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/port-in-brackets-healthy',
  title: 'known_hosts has the host as [host]:port.',
  server: { port: 2222 },
  client: { args: ['-p', '2222', '-o', 'StrictHostKeyChecking=yes', 'deploy@server.lab'] },
  fault: { on: 'client', sh: "sed -i -n 's/^server.lab /[server.lab]:2222 /p' /home/me/.ssh/known_hosts" },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
