import { defineScenario } from '../../scenario.ts';

// The name has nothing but an IPv6 address, and this machine has IPv4 only.
export default defineScenario({
  id: 'connect/ipv6-no-route-here',
  client: { args: ['deploy@server6.lab'] },
  fault: { kind: 'route.delete', family: 'ip6' },
  expect: {
    first: 'connect/dns-ipv6-broken',
    verdict: 'proven',
    never: ['connect/net-offline-or-unreachable'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
