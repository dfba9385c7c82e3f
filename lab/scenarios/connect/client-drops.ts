import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/client-drops',
  fault: { on: 'client', kind: 'fw.drop' },
  expect: {
    first: 'connect/client-firewall-or-antivirus',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['connect/sshd-not-running', 'connect/fw-reject-rule', 'connect/net-local-blocks-22'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
