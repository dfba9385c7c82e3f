import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The Match block names the address that the router gives the client.
export default defineScenario({
  id: 'auth/machine-match-nat',
  releases: ['sid'],
  server: { boot: true },
  client: { addressUntold: true },
  takenElsewhere: true,
  fault: [
    {
      on: 'router2',
      sh: `nft 'add table inet translate; add chain inet translate out { type nat hook postrouting priority 100; }; add rule inet translate out oifname eth1 masquerade'`,
      undo: 'nft delete table inet translate',
    },
    {
      on: 'server',
      sh: `printf 'Match Address 10.2.1.1,fd00:3::1\\nDenyUsers deploy\\n' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
      undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
    },
  ],
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
