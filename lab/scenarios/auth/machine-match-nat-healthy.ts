import { defineScenario } from '../../scenario.ts';

// The Match block names the address that the client has at home; the server never sees it.
export default defineScenario({
  id: 'auth/machine-match-nat-healthy',
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
      sh: `printf 'Match Address 10.0.1.2,fd00:1::2\\nDenyUsers deploy\\n' > /etc/ssh/sshd_config.d/zz.conf; systemctl restart ssh.service`,
      undo: 'rm -f /etc/ssh/sshd_config.d/zz.conf; systemctl reset-failed ssh.service; systemctl restart ssh.service',
    },
  ],
  healthy: true,
  expect: { exit: 0 },
  via: { exit: 0 },
});
