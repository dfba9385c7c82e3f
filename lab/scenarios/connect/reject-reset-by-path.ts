import { defineScenario } from '../../scenario.ts';

// A reset of the router in front of the host: only its hop tells it from a closed port.
export default defineScenario({
  id: 'connect/reject-reset-by-path',
  fault: { on: 'router2', kind: 'fw.reject', with: 'tcp-reset' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
});
