import { neighbourGone } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/neighbour-moved',
  world: 'with-neighbour',
  client: { args: ['deploy@10.0.1.9'] },
  fault: { on: 'neighbour', sh: 'ip address del 10.0.1.9/24 dev eth0 && ip address add 10.0.1.19/24 dev eth0' },
  expect: {
    first: 'connect/host-address-changed',
    group: neighbourGone,
    refusedBy: 'nobody',
    never: ['connect/fw-reject-rule'],
    exit: 1,
  },
});
