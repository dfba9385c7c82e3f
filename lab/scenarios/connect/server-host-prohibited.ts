import { defineScenario } from '../../scenario.ts';

// The end of the rules in the images of some providers.
export default defineScenario({
  id: 'connect/server-host-prohibited',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'server', kind: 'fw.reject', with: 'host-prohibited' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'host-firewall',
    never: ['connect/sshd-not-running', 'connect/ban-fail2ban', 'connect/host-down-or-stopped'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
