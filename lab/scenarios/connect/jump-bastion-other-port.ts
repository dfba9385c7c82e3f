import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-bastion-other-port',
  title: 'The jump host itself cannot be reached: its sshd listens on another port.',
  world: 'two-servers',
  client: { args: ['-J', 'deploy@server2.lab', 'deploy@server.lab'] },
  fault: [
    {
      on: 'client',
      sh: `sed -n 's/^server.lab /server2.lab /p' /home/me/.ssh/known_hosts > /tmp/more && cat /tmp/more >> /home/me/.ssh/known_hosts`,
      undo: ':',
    },
    { on: 'server2', kind: 'sshd.port', port: 2222 },
  ],
  expect: {
    first: 'connect/wrong-port',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['connect/jump-target-unreachable', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
