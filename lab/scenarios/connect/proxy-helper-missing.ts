import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/proxy-helper-missing',
  client: { args: ['-o', 'ProxyCommand=cloudflared access ssh --hostname %h', 'deploy@server.lab'] },
  expect: {
    first: 'connect/jump-helper-missing-or-unauthenticated',
    verdict: 'proven',
    never: ['connect/jump-proxycommand-broken'],
    exit: 1,
  },
});
