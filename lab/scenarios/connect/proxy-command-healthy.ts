import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/proxy-command-healthy',
  client: { args: ['-o', 'ProxyCommand=nc %h %p', 'deploy@server.lab'] },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
