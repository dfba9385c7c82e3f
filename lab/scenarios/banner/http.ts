import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/http',
  fault: { kind: 'replace-listener', program: 'http' },
  expect: {
    first: 'banner/port-is-http',
    verdict: 'proven',
    refusedBy: 'another-program',
    never: ['connect/sshd-not-running', 'banner/port-is-tls'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
