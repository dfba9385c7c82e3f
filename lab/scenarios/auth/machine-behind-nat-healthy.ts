import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/machine-behind-nat-healthy',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  server: { boot: true },
  client: { addressUntold: true },
  takenElsewhere: true,
  fault: {
    on: 'router2',
    sh: `nft 'add table inet translate; add chain inet translate out { type nat hook postrouting priority 100; }; add rule inet translate out oifname eth1 masquerade'`,
    undo: 'nft delete table inet translate',
  },
  healthy: true,
  expect: { exit: 0 },
  via: { exit: 0 },
});
