import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/tls',
  fault: { kind: 'replace-listener', program: 'tls' },
  expect: {
    first: 'banner/port-is-tls',
    verdict: 'proven',
    refusedBy: 'another-program',
    never: ['connect/sshd-not-running', 'banner/port-is-http'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
