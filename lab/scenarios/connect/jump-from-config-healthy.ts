import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-from-config-healthy',
  world: 'two-servers',
  title: 'The jump host comes from the configuration, by an alias, and is known.',
  client: {
    args: ['target'],
    files: {
      '~/.ssh/config': {
        content: `Host target
  HostName server.lab
  User deploy
  ProxyJump bastion
Host bastion
  HostName server2.lab
  User deploy
`,
        mode: '600',
      },
    },
  },
  fault: {
    on: 'client',
    sh: `sed -n 's/^server.lab /server2.lab /p' /home/me/.ssh/known_hosts > /tmp/more && cat /tmp/more >> /home/me/.ssh/known_hosts`,
    undo: ':',
  },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
