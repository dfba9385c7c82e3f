import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/mac-mismatch',
  fault: { kind: 'sshd.algorithms', ciphers: 'aes256-ctr', macs: 'hmac-md5' },
  expect: {
    first: 'kex/alg-mac-mismatch',
    verdict: 'proven',
    refusedBy: 'sshd-configuration',
    never: ['kex/alg-client-config-pins', 'kex/alg-client-too-old'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
