import { defineScenario } from '../../scenario.ts';

// The packets get to the first router and no farther, while other ports of the same host answer.
export default defineScenario({
  id: 'connect/office-drops',
  fault: { on: 'router1', kind: 'fw.drop' },
  expect: {
    first: 'connect/net-local-blocks-22',
    refusedBy: 'this-network',
    never: ['connect/sshd-not-running', 'connect/client-firewall-or-antivirus'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
