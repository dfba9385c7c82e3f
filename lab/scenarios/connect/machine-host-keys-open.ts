import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-host-keys-open',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'chmod 644 /etc/ssh/ssh_host_*_key; systemctl restart ssh.service; exit 0',
    undo: 'chmod 600 /etc/ssh/ssh_host_*_key; systemctl reset-failed ssh.service; systemctl start ssh.service',
  },
  // From outside only that nobody listens can be seen.
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-hostkey-permissions', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-hostkey-permissions', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['connect/sshd-hostkey-permissions'] },
});
