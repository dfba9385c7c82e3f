import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/office-resets',
  fault: { on: 'router1', kind: 'fw.reject', with: 'tcp-reset' },
  expect: {
    first: 'connect/net-local-blocks-22',
    verdict: 'proven',
    refusedBy: 'this-network',
    never: ['connect/sshd-not-running', 'connect/fw-reject-rule'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
