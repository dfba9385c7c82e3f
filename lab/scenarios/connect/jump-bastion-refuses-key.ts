import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-bastion-refuses-key',
  world: 'two-servers',
  client: { args: ['-J', 'deploy@server2.lab', 'deploy@server.lab'] },
  fault: { on: 'server2', kind: 'authorized-keys.remove' },
  expect: {
    first: 'connect/jump-bastion-auth-failed',
    verdict: 'proven',
    never: ['auth/auth-key-not-on-server', 'connect/jump-target-unreachable'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
