import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-no-host-keys',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'mkdir /opt/keys && mv /etc/ssh/ssh_host_* /opt/keys/; systemctl restart ssh.service; exit 0',
    undo: 'mv /opt/keys/ssh_host_* /etc/ssh/; systemctl reset-failed ssh.service; systemctl start ssh.service',
  },
  // From outside only that nobody listens can be seen.
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-no-host-keys', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-no-host-keys', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['connect/sshd-no-host-keys', 'hostkey/hostkey-changed-reinstall'] },
});
