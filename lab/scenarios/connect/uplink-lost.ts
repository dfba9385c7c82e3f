import { defineScenario } from '../../scenario.ts';

// The first router has lost its way to the outside, and says so for every port of a public address.
export default defineScenario({
  id: 'connect/uplink-lost',
  client: { args: ['deploy@public.lab'] },
  dns: { 'public.lab': ['203.0.113.10'] },
  fault: { on: 'router1', kind: 'route.delete' },
  expect: {
    first: 'connect/path-routing-or-isp-outage',
    refusedBy: ['path', 'this-network'],
    never: ['connect/fw-reject-rule', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
