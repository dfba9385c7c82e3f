import { defineScenario } from '../../scenario.ts';

// ssh shows this as "Permission denied", before any login.
export default defineScenario({
  id: 'connect/reject-policy-fail-by-path',
  client: { args: ['deploy@server6.lab'] },
  fault: { on: 'router2', kind: 'fw.reject', with: 'policy-fail' },
  expect: {
    first: 'connect/fw-reject-rule',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/sshd-not-running', 'connect/host-down-or-stopped', 'connect/path-routing-or-isp-outage'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
