import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// AllowUsers names the office, and the office's new router gives the client another address: only the server can tell which.
export default defineScenario({
  id: 'auth/allowusers-deny-behind-nat',
  server: { config: ['AllowUsers deploy@10.0.1.* deploy@fd00:1::*'] },
  client: { addressUntold: true },
  takenElsewhere: true,
  fault: {
    on: 'router2',
    sh: `nft 'add table inet translate; add chain inet translate out { type nat hook postrouting priority 100; }; add rule inet translate out oifname eth1 masquerade'`,
    undo: 'nft delete table inet translate',
  },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
