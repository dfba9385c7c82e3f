import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-target-stopped',
  world: 'two-servers',
  client: { args: ['-J', 'deploy@server2.lab', 'deploy@server.lab'] },
  fault: { on: 'server', kind: 'service.stop' },
  expect: {
    first: 'connect/jump-target-unreachable',
    verdict: 'proven',
    never: ['connect/sshd-not-running', 'connect/jump-forwarding-prohibited'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
