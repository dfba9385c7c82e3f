import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-privsep-user-missing',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `grep '^sshd:' /etc/passwd > /opt/passwd-sshd; sed -i '/^sshd:/d' /etc/passwd; systemctl restart ssh.service; exit 0`,
    undo: 'cat /opt/passwd-sshd >> /etc/passwd; systemctl reset-failed ssh.service; systemctl restart ssh.service',
  },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-privsep-user-missing', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-privsep-user-missing', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
