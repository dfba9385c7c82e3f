import { defineScenario } from '../../scenario.ts';

// The name of a home connection leads to its router. The router passes another port on, and refuses this one itself.
export default defineScenario({
  id: 'connect/port-forward-missing',
  client: { args: ['deploy@home.duckdns.org'] },
  dns: { 'home.duckdns.org': ['10.1.1.2'] },
  fault: {
    on: 'router2',
    sh: 'nft -f - <<END\ntable ip nat { chain chosen { type nat hook prerouting priority -100; ip daddr 10.1.1.2 tcp dport 443 dnat to $SERVER4; }; }\nEND',
  },
  expect: {
    first: 'connect/path-router-port-forward-missing',
    never: ['connect/fw-reject-rule', 'connect/sshd-not-running'],
    exit: 1,
  },
});
