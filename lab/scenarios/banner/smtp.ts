import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/smtp',
  fault: { kind: 'replace-listener', program: 'smtp' },
  expect: {
    first: 'banner/port-is-other-protocol',
    verdict: 'proven',
    refusedBy: 'another-program',
    never: ['connect/sshd-not-running', 'banner/port-is-http'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
