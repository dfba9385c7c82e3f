import { defineScenario } from '../../scenario.ts';

// Other ports of the same address are refused by the host itself, so it can be reached, and only a rule says otherwise.
export default defineScenario({
  id: 'connect/reject-host-unreachable-by-path',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'router2', kind: 'fw.reject', with: 'host-unreachable' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/sshd-not-running', 'connect/host-down-or-stopped', 'connect/path-routing-or-isp-outage'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
