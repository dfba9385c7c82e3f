import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/ipv6-refused-healthy',
  title: 'The router says at once that IPv6 has no way, and ssh takes IPv4.',
  fault: {
    on: 'router1',
    sh: 'nft -f - <<END\ntable ip6 lost { chain chosen { type filter hook forward priority 0; reject with icmpv6 type no-route; }; }\nEND',
  },
  healthy: true,
  expect: { exit: 0, then: ['connect/dns-ipv6-broken'] },
});
