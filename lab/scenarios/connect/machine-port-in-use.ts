import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-port-in-use',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `systemctl stop ssh.service
socat TCP6-LISTEN:22,fork,reuseaddr,ipv6-v6only=0 SYSTEM:'echo 220 ready' > /dev/null 2>&1 &
until ss -Hltn 'sport = :22' | grep -q .; do sleep 0.05; done
systemctl start ssh.service
exit 0`,
    undo: 'killall socat; systemctl reset-failed ssh.service; systemctl start ssh.service',
  },
  expect: { first: 'banner/port-is-other-protocol', exit: 1 },
  via: { first: 'connect/sshd-port-in-use', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-port-in-use', verdict: 'proven', exit: 1 },
});
