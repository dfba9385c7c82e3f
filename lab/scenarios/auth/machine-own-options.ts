import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The running sshd was started with an option that no file holds.
export default defineScenario({
  id: 'auth/machine-own-options',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `echo "SSHD_OPTS='-o AllowUsers=admin'" > /etc/default/ssh; systemctl restart ssh.service`,
    undo: ': > /etc/default/ssh; systemctl restart ssh.service',
  },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
