import { defineScenario } from '../../scenario.ts';

// systemd opens the port; what sshd_config says of it does not count.
export default defineScenario({
  id: 'connect/machine-socket-port',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  client: { args: ['-p', '2222', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `systemctl disable --now ssh.service; systemctl enable --now ssh.socket; echo 'Port 2222' > /etc/ssh/sshd_config.d/zz.conf`,
    undo: 'rm /etc/ssh/sshd_config.d/zz.conf; systemctl disable --now ssh.socket; systemctl enable --now ssh.service',
  },
  expect: { first: 'connect/wrong-port', exit: 1 },
  via: { first: 'connect/sshd-socket-activation-port', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-socket-activation-port', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
