import { defineScenario } from '../../scenario.ts';

// The address itself, for no name server can be asked either.
export default defineScenario({
  id: 'connect/gateway-down',
  client: { args: ['deploy@10.2.1.2'] },
  fault: [
    { on: 'router1', kind: 'link.down' },
    { on: 'client', sh: 'ip neigh flush dev eth0' },
  ],
  expect: { first: 'connect/net-offline-or-unreachable', verdict: 'proven', refusedBy: 'this-network', exit: 1 },
});
