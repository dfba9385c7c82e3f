import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/proxy-command-broken',
  title: 'The proxy command leads to a port where nothing listens.',
  client: { args: ['-o', 'ProxyCommand=nc %h 2222', 'deploy@server.lab'] },
  expect: { first: 'connect/jump-proxycommand-broken', verdict: 'proven', exit: 1 },
});
