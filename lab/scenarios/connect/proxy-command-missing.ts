import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/proxy-command-missing',
  client: { args: ['-o', 'ProxyCommand=corkscrew proxy.lab 8080 %h %p', 'deploy@server.lab'] },
  expect: { first: 'connect/jump-proxycommand-broken', verdict: 'proven', exit: 1 },
});
