import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-address-missing',
  releases: ['trixie'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `echo 'ListenAddress 10.9.9.9' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service; sleep 0.3; exit 0`,
    undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
  },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-listenaddress-not-ready', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-listenaddress-not-ready', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
