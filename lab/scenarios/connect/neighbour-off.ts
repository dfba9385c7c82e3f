import { neighbourGone } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A machine of the own network, asked for by its address: this machine itself finds that nobody has it.
export default defineScenario({
  id: 'connect/neighbour-off',
  world: 'with-neighbour',
  client: { args: ['deploy@10.0.1.9'] },
  fault: { on: 'neighbour', kind: 'link.down' },
  expect: {
    first: 'connect/host-down-or-stopped',
    group: neighbourGone,
    refusedBy: 'nobody',
    never: ['connect/fw-reject-rule'],
    exit: 1,
  },
});
