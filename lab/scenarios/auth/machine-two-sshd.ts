import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Two sshd run; the one on port 2222 has rules of its own.
export default defineScenario({
  id: 'auth/machine-two-sshd',
  releases: ['trixie'],
  server: { boot: true },
  client: { args: ['-p', '2222', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: `{ echo 'Port 2222'; echo 'DenyUsers deploy'; grep -v '^#' /etc/ssh/sshd_config; } > /etc/ssh/second_config; /usr/sbin/sshd -f /etc/ssh/second_config; until ss -Hltn 'sport = :2222' | grep -q .; do sleep 0.02; done`,
  },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
});
