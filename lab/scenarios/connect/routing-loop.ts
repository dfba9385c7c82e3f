import { defineScenario } from '../../scenario.ts';

// Two routers send the packets to each other until they have run out of hops.
export default defineScenario({
  id: 'connect/routing-loop',
  fault: {
    on: 'router2',
    sh: 'ip route add 10.2.1.2/32 via 10.1.1.1; ip -6 route add fd00:3::2/128 via fd00:2::1',
    undo: 'ip route del 10.2.1.2/32; ip -6 route del fd00:3::2/128',
  },
  expect: {
    first: 'connect/path-routing-or-isp-outage',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['connect/fw-reject-rule', 'connect/host-down-or-stopped'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
