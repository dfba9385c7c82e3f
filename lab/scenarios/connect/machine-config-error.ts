import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-config-error',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'echo "PermitRotLogin yes" > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service; systemctl is-active ssh.service && exit 1; exit 0',
    undo: 'rm /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl start ssh.service',
  },
  // From outside only that nobody listens can be seen.
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-config-error', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-config-error', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['connect/sshd-config-error'] },
  fixHere: { causes: ['connect/sshd-config-error'] },
});
