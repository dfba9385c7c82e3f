import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/proxycommand-missing',
  client: {
    files: { '~/.ssh/config': 'Host server.lab\n  ProxyCommand /opt/tools/connect-proxy -H proxy.lab:3128 %h %p\n' },
  },
  expect: {
    first: 'connect/jump-proxycommand-broken',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
