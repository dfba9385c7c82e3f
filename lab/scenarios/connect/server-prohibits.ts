import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/server-prohibits',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'server', kind: 'fw.reject', with: 'admin-prohibited' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'host-firewall',
    never: ['connect/sshd-not-running', 'connect/ban-fail2ban', 'connect/host-down-or-stopped'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
