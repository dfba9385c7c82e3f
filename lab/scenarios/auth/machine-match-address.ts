import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A Match block for the address; nobody tells whyssh the address.
export default defineScenario({
  id: 'auth/machine-match-address',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  client: { addressUntold: true },
  fault: {
    on: 'server',
    sh: `printf 'Match Address 10.0.1.0/24,fd00:1::/64\\nDenyUsers deploy\\n' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
    undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
  },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
