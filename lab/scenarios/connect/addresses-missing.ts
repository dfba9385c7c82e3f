import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/addresses-missing',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'ip address flush dev eth0 scope global',
    undo: 'ip address add $SERVER4/24 dev eth0 2>/dev/null; ip address add $SERVER6/64 dev eth0 nodad 2>/dev/null; ip route replace default via 10.2.1.1; ip -6 route replace default via fd00:3::1',
  },
  expect: { first: 'connect/host-network-misconfigured', group: whollySilent, exit: 1 },
  via: { first: 'connect/host-network-misconfigured', verdict: 'proven', exit: 1 },
  here: { first: 'connect/host-network-misconfigured', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
