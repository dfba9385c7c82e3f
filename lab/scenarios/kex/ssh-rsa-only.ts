import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/ssh-rsa-only',
  fault: { kind: 'sshd.algorithms', hostKey: 'ssh-rsa' },
  expect: {
    first: 'kex/alg-hostkey-ssh-rsa-only',
    verdict: 'proven',
    refusedBy: 'sshd-configuration',
    never: ['kex/alg-client-config-pins', 'kex/alg-hostkey-dss-only'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
