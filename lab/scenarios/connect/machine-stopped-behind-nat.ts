import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-stopped-behind-nat',
  server: { boot: true },
  client: { addressUntold: true },
  takenElsewhere: true,
  fault: [
    {
      on: 'router2',
      sh: `nft 'add table inet translate; add chain inet translate out { type nat hook postrouting priority 100; }; add rule inet translate out oifname eth1 masquerade'`,
      undo: 'nft delete table inet translate',
    },
    { on: 'server', sh: 'systemctl stop ssh.service', undo: 'systemctl start ssh.service' },
  ],
  expect: { first: 'connect/sshd-not-running', group: resetByHost, exit: 1 },
  via: { first: 'connect/sshd-not-running', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
