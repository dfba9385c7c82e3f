import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-listen-ipv6-only',
  releases: ['bullseye'],
  server: { boot: true },
  client: { args: ['-4', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `echo 'AddressFamily inet6' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
    undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
  },
  expect: { first: 'connect/listen-ipv6-only', exit: 1 },
  via: { first: 'connect/listen-ipv6-only', verdict: 'proven', exit: 1 },
  here: { first: 'connect/listen-ipv6-only', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
