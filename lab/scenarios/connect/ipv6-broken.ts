import { defineScenario } from '../../scenario.ts';

// IPv6 is taken up and leads nowhere. ssh tries it first and waits for minutes before it takes IPv4.
export default defineScenario({
  id: 'connect/ipv6-broken',
  fault: {
    on: 'router1',
    sh: 'nft -f - <<END\ntable ip6 lost { chain chosen { type filter hook forward priority 0; policy drop; }; }\nEND',
    undo: 'nft delete table ip6 lost',
  },
  expect: { first: 'connect/dns-ipv6-broken', verdict: 'proven', never: ['connect/fw-drop-rule'], exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
