import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/client-prohibits',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'client', kind: 'fw.reject', with: 'admin-prohibited' },
  expect: {
    first: 'connect/client-firewall-or-antivirus',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['connect/sshd-not-running', 'connect/fw-reject-rule', 'connect/net-local-blocks-22'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
