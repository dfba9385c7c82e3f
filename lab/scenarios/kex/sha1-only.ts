import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/sha1-only',
  fault: { kind: 'sshd.algorithms', kex: 'diffie-hellman-group14-sha1' },
  expect: {
    first: 'kex/alg-kex-sha1-only',
    verdict: 'proven',
    refusedBy: 'sshd-configuration',
    never: ['kex/alg-client-config-pins', 'kex/alg-client-too-old'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
