import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/gateway-gone-no-ipv6',
  title: 'The default route leads to a router that is not there, and there is none for IPv6.',
  fault: {
    on: 'client',
    sh: 'ip -6 route del default; ip route replace default via 10.0.1.77',
    undo: 'ip route replace default via 10.0.1.1; ip -6 route add default via fd00:1::1',
  },
  expect: { first: 'connect/net-offline-or-unreachable', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
