import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-port-in-use',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `systemctl stop ssh.service
/usr/bin/python3 -c "
import socket
taken = socket.create_server(('::', 22), family=socket.AF_INET6, dualstack_ipv6=True)
while True:
    other = taken.accept()[0]
    other.sendall(b'220 ready\\r\\n')
    other.close()" > /dev/null 2>&1 &
echo $! > /run/taker
until ss -Hltn 'sport = :22' | grep -q .; do sleep 0.05; done
systemctl start ssh.service
exit 0`,
    undo: 'kill $(cat /run/taker); systemctl reset-failed ssh.service; systemctl start ssh.service',
  },
  expect: { first: 'banner/port-is-other-protocol', exit: 1 },
  via: { first: 'connect/sshd-port-in-use', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-port-in-use', verdict: 'proven', exit: 1 },
});
