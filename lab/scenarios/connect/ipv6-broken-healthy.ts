import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/ipv6-broken-healthy',
  title: 'IPv6 leads nowhere; IPv4 works, after a wait.',
  fault: {
    on: 'router1',
    sh: 'nft -f - <<END\ntable ip6 lost { chain chosen { type filter hook forward priority 0; policy drop; }; }\nEND',
  },
  healthy: true,
  expect: { exit: 0, then: ['connect/dns-ipv6-broken'] },
});
