import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-dependency-failed',
  releases: ['bullseye', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `printf '[Service]\\nType=oneshot\\nExecStart=/bin/false\\n' > /etc/systemd/system/needed.service
mkdir -p /etc/systemd/system/ssh.service.d
printf '[Unit]\\nRequires=needed.service\\nAfter=needed.service\\n' > /etc/systemd/system/ssh.service.d/needs.conf
systemctl daemon-reload; systemctl stop ssh.service; systemctl start ssh.service; exit 0`,
    undo: 'rm /etc/systemd/system/ssh.service.d/needs.conf; systemctl daemon-reload; systemctl start ssh.service',
  },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-dependency-failed', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-dependency-failed', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
