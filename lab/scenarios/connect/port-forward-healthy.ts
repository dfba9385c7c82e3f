import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/port-forward-healthy',
  title: 'The router passes the port on.',
  client: { args: ['deploy@home.duckdns.org'] },
  dns: { 'home.duckdns.org': ['10.1.1.2'] },
  fault: {
    on: 'router2',
    sh: 'nft -f - <<END\ntable ip nat { chain chosen { type nat hook prerouting priority -100; ip daddr 10.1.1.2 tcp dport 22 dnat to $SERVER4; }; }\nEND',
  },
  healthy: true,
  expect: { exit: 0 },
});
