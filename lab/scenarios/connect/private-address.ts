import { privateElsewhere } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// An address of the server's inside, asked for from another network: its router knows no way there.
export default defineScenario({
  id: 'connect/private-address',
  client: { args: ['deploy@10.77.0.5'] },
  fault: { on: 'router1', kind: 'route.delete' },
  expect: {
    first: 'connect/net-private-address-from-outside',
    group: privateElsewhere,
    never: ['connect/fw-reject-rule'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
