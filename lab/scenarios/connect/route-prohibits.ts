import { defineScenario } from '../../scenario.ts';

// A kill switch of a VPN, or a policy: the routing table itself forbids the way.
export default defineScenario({
  id: 'connect/route-prohibits',
  fault: {
    on: 'client',
    sh: 'ip route add prohibit 10.2.1.0/24; ip -6 route add prohibit fd00:3::/64',
    undo: 'ip route del prohibit 10.2.1.0/24; ip -6 route del prohibit fd00:3::/64',
  },
  expect: {
    first: 'connect/net-offline-or-unreachable',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['connect/fw-reject-rule', 'connect/client-firewall-or-antivirus'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
