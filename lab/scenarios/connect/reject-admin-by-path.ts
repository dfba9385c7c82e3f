import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/reject-admin-by-path',
  fault: { on: 'router2', kind: 'fw.reject', with: 'admin-prohibited' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
