import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/jump-host-does-not-forward',
  world: 'two-servers',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  ProxyJump deploy@server2.lab\n' } },
  fault: [
    {
      on: 'client',
      sh: "sed -n 's/^server.lab /server2.lab /p' /home/me/.ssh/known_hosts > /opt/other && cat /opt/other >> /home/me/.ssh/known_hosts",
      undo: ':',
    },
    { on: 'server2', kind: 'sshd.option', lines: ['AllowTcpForwarding no'] },
  ],
  expect: { first: 'connect/jump-forwarding-prohibited', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
