import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The server has no route to the network of the client.
export default defineScenario({
  id: 'connect/no-route-back',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `ip route del default && ip -6 route del default`,
    undo: `ip route add default via 10.2.1.1; ip -6 route add default via fd00:3::1`,
  },
  expect: {
    first: 'connect/host-network-misconfigured',
    group: whollySilent,
    exit: 1,
  },
  via: { first: 'connect/host-network-misconfigured', verdict: 'proven', exit: 1 },
  here: { first: 'connect/host-network-misconfigured', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
