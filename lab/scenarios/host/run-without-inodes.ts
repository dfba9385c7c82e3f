import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// systemd cannot make /run/sshd, so that the server does not start.
export default defineScenario({
  id: 'host/run-without-inodes',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `systemctl stop ssh.service
mount -o remount,nr_inodes=$(($(df --output=iused /run | tail -n 1) + 12)) /run
n=0; while touch /run/lost-$n; do n=$((n + 1)); done 2>/dev/null
systemctl start ssh.service 2>/dev/null
[ -z "$(ss -Hltn 'sport = :22')" ]`,
    undo: 'rm -f /run/lost-*; systemctl reset-failed ssh.service; systemctl start ssh.service',
  },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, refusedBy: 'host', exit: 1 },
  via: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  here: { first: 'host/host-disk-full', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
