import { defineScenario } from '../../scenario.ts';

// The program is there, and nobody listens where it should find the proxy.
export default defineScenario({
  id: 'connect/proxycommand-fails',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  ProxyCommand nc -X connect -x 10.0.1.1:3128 %h %p\n' } },
  expect: {
    first: 'connect/jump-proxycommand-broken',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
