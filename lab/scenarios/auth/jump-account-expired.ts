import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/jump-account-expired',
  world: 'two-servers',
  title: 'The jump host works; the account on the target has expired.',
  client: { args: ['-J', 'deploy@server2.lab', 'deploy@server.lab'] },
  fault: { on: 'server', sh: 'chage -E 0 deploy', undo: 'chage -E -1 deploy' },
  expect: {
    first: 'auth/account-expired',
    verdict: 'proven',
    never: ['connect/jump-bastion-auth-failed'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
