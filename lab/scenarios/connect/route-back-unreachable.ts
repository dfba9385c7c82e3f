import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A route of the server declares the client's network unreachable.
export default defineScenario({
  id: 'connect/route-back-unreachable',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `ip route add unreachable 10.0.1.0/24`,
    undo: `ip route del unreachable 10.0.1.0/24`,
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
