import { defineScenario } from '../../scenario.ts';

// The host says of itself that its network cannot be reached, and answers on other ports.
export default defineScenario({
  id: 'connect/server-net-unreachable',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'server', kind: 'fw.reject', with: 'net-unreachable' },
  expect: {
    first: 'connect/fw-reject-rule',
    refusedBy: 'host-firewall',
    never: ['connect/sshd-not-running', 'connect/ban-fail2ban', 'connect/host-down-or-stopped'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
