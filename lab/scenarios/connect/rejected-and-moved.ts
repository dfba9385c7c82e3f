import { defineScenario } from '../../scenario.ts';

// The server has moved to another port, but a reset is not what answers at the old one.
export default defineScenario({
  id: 'connect/rejected-and-moved',
  fault: [
    { on: 'router2', kind: 'fw.reject', with: 'admin-prohibited', ports: [22] },
    { kind: 'sshd.port', port: 2222 },
  ],
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/wrong-port'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
