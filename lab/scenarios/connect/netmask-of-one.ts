import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// /32 instead of /24: the gateway is no neighbour any more, so that no route through it can stand.
export default defineScenario({
  id: 'connect/netmask-of-one',
  server: { boot: true },
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: 'ip address replace $SERVER4/32 dev eth0; ip address del $SERVER4/24 dev eth0; ip route flush default',
    undo: 'ip address del $SERVER4/32 dev eth0; ip address add $SERVER4/24 dev eth0 2>/dev/null; ip address add $SERVER6/64 dev eth0 nodad 2>/dev/null; ip route replace default via 10.2.1.1; ip -6 route replace default via fd00:3::1',
  },
  expect: { first: 'connect/host-network-misconfigured', group: whollySilent, exit: 1 },
  via: { first: 'connect/host-network-misconfigured', verdict: 'proven', exit: 1 },
  here: { first: 'connect/host-network-misconfigured', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
