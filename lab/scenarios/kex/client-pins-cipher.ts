import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/client-pins-cipher',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  Ciphers aes128-cbc\n' } },
  expect: {
    first: 'kex/alg-client-config-pins',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['kex/alg-cipher-cbc-only', 'kex/alg-client-too-old'],
    exit: 1,
  },
});
