import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-bastion-stopped',
  world: 'two-servers',
  client: { args: ['-J', 'deploy@server2.lab', 'deploy@server.lab'] },
  fault: { on: 'server2', kind: 'service.stop' },
  expect: {
    first: 'connect/sshd-not-running',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/jump-target-unreachable'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
