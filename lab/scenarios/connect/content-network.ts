import { defineScenario } from '../../scenario.ts';

// The name leads to a network that passes on web traffic only.
export default defineScenario({
  id: 'connect/content-network',
  client: { args: ['deploy@www.lab'] },
  dns: { 'www.lab': ['104.16.133.229'] },
  fault: {
    on: 'router2',
    sh: 'ip address add 104.16.133.229/32 dev lo && nft -f - <<END\ntable ip edge { chain chosen { type filter hook input priority 0; ip daddr 104.16.133.229 tcp dport != { 80, 443 } drop; }; }\nEND',
  },
  expect: { first: 'connect/dns-cdn-proxied', verdict: 'proven', exit: 1 },
});
