import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/client-pins-ssh-rsa',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  HostKeyAlgorithms ssh-rsa\n' } },
  expect: {
    first: 'kex/alg-client-config-pins',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['kex/alg-hostkey-ssh-rsa-only', 'kex/alg-client-too-old'],
    exit: 1,
  },
});
