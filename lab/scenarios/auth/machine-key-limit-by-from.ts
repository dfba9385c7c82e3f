import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The key may come from the office; the router gives the client another address.
export default defineScenario({
  id: 'auth/machine-key-limit-by-from',
  releases: ['trixie'],
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
      sh: `cp -a /home/deploy/.ssh/authorized_keys /opt/keys && sed -i 's|^|from="10.0.1.0/24,fd00:1::/64" |' /home/deploy/.ssh/authorized_keys`,
      undo: 'cp -a /opt/keys /home/deploy/.ssh/authorized_keys',
    },
  ],
  expect: { first: 'auth/auth-source-restricted', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-source-restricted', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
