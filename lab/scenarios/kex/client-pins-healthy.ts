import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/client-pins-healthy',
  title: 'A narrow list, and the server has it.',
  client: {
    files: {
      '~/.ssh/config':
        'Host server.lab\n  Ciphers aes128-ctr\n  MACs hmac-sha2-256\n  KexAlgorithms ecdh-sha2-nistp256\n',
    },
  },
  healthy: true,
  expect: { exit: 0, never: ['kex/alg-client-config-pins'] },
});
