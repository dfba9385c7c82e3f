import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// It was started with another file than the one that everybody looks at.
export default defineScenario({
  id: 'auth/machine-own-file',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `{ cat /etc/ssh/sshd_config; echo 'DenyUsers deploy'; } > /etc/ssh/other_config; echo "SSHD_OPTS='-f /etc/ssh/other_config'" > /etc/default/ssh; systemctl restart ssh.service`,
    undo: ': > /etc/default/ssh; systemctl restart ssh.service',
  },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
