import { defineScenario } from '../../scenario.ts';

// Two causes: the one nearer to this machine answers.
export default defineScenario({
  id: 'connect/office-blocks-and-stopped',
  fault: [{ on: 'router1', kind: 'fw.reject', with: 'port-unreachable' }, { kind: 'service.stop' }],
  expect: {
    first: 'connect/net-local-blocks-22',
    verdict: 'proven',
    refusedBy: 'this-network',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
