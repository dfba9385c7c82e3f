import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-listen-other-address',
  releases: ['trixie'],
  server: { boot: true },
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `ip address add 10.2.1.77/24 dev eth0; echo 'ListenAddress 10.2.1.77' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
    undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
  },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/listen-other-address', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
