import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-listen-ipv4-only',
  releases: ['sid'],
  server: { boot: true },
  client: { args: ['-6', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `echo 'AddressFamily inet' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
    undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
  },
  expect: { first: 'connect/listen-ipv4-only', exit: 1 },
  via: { first: 'connect/listen-ipv4-only', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
