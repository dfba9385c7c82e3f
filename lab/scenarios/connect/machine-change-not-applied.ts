import { defineScenario } from '../../scenario.ts';

// The port is written, and the running sshd has not read it.
export default defineScenario({
  id: 'connect/machine-change-not-applied',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  client: { args: ['-p', '2222', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `echo 'Port 2222' > /etc/ssh/sshd_config.d/zz.conf; touch -d '+5 seconds' /etc/ssh/sshd_config.d/zz.conf`,
    undo: 'rm /etc/ssh/sshd_config.d/zz.conf',
  },
  expect: { first: 'connect/wrong-port', exit: 1 },
  via: { first: 'connect/sshd-config-change-not-applied', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-config-change-not-applied', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
