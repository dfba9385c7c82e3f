import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-forwarding-off',
  world: 'two-servers',
  client: { args: ['-J', 'deploy@server2.lab', 'deploy@server.lab'] },
  fault: { on: 'server2', kind: 'sshd.option', lines: ['AllowTcpForwarding no'] },
  expect: {
    first: 'connect/jump-forwarding-prohibited',
    verdict: 'proven',
    never: ['connect/jump-target-unreachable', 'connect/jump-bastion-auth-failed'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
