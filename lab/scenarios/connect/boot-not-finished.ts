import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

const firstSetup = `[Unit]
DefaultDependencies=no
Before=multi-user.target
[Service]
Type=oneshot
TimeoutStartSec=infinity
ExecStart=/bin/sleep infinity
`;

// The first start of a cloud machine: sshd waits for a setup that hangs.
export default defineScenario({
  id: 'connect/boot-not-finished',
  releases: ['bookworm', 'trixie', 'sid'],
  server: {
    boot: true,
    files: { '/etc/systemd/system/first-setup.service': firstSetup },
    prepare: 'ln -s ../first-setup.service /etc/systemd/system/multi-user.target.wants/',
  },
  fault: {
    on: 'server',
    sh: `systemctl stop ssh.service
mkdir -p /run/systemd/system/ssh.service.d
printf '[Unit]\\nAfter=first-setup.service\\n' > /run/systemd/system/ssh.service.d/order.conf
systemctl daemon-reload
systemctl start --no-block ssh.service`,
    undo: `rm -r /run/systemd/system/ssh.service.d; systemctl daemon-reload; systemctl stop first-setup.service; systemctl start ssh.service`,
  },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, refusedBy: 'host', exit: 1 },
  via: { first: 'connect/host-booting', verdict: 'proven', exit: 1 },
  here: { first: 'connect/host-booting', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
