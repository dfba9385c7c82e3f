import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/reject-host-prohibited-by-path',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'router2', kind: 'fw.reject', with: 'host-prohibited' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/sshd-not-running', 'connect/host-down-or-stopped', 'connect/path-routing-or-isp-outage'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
