import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/proxycommand-healthy',
  title: 'A proxy command that works.',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  ProxyCommand nc %h %p\n' } },
  healthy: true,
  expect: { exit: 0 },
});
