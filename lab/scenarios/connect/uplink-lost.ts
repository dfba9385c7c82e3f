import { defineScenario } from '../../scenario.ts';

// The first router has lost its way to the outside, and says so for every port.
export default defineScenario({
  id: 'connect/uplink-lost',
  fault: { on: 'router1', kind: 'route.delete' },
  expect: {
    first: 'connect/path-routing-or-isp-outage',
    refusedBy: ['path', 'this-network'],
    never: ['connect/fw-reject-rule', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
