import { defineScenario } from '../../scenario.ts';

// Other ports of the same address are refused by the host itself, so the way is there, and only a rule says otherwise.
export default defineScenario({
  id: 'connect/reject-net-unreachable-by-path',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'router2', kind: 'fw.reject', with: 'net-unreachable' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/sshd-not-running', 'connect/host-down-or-stopped', 'connect/path-routing-or-isp-outage'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
