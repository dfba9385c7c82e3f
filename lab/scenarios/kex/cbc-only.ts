import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/cbc-only',
  fault: { kind: 'sshd.algorithms', ciphers: 'aes256-cbc,3des-cbc' },
  expect: {
    first: 'kex/alg-cipher-cbc-only',
    verdict: 'proven',
    refusedBy: 'sshd-configuration',
    never: ['kex/alg-client-config-pins', 'kex/alg-client-too-old'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
