import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-healthy',
  world: 'two-servers',
  title: 'Through a jump host that known_hosts does not know yet.',
  client: { args: ['-J', 'deploy@server2.lab', 'deploy@server.lab'] },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
