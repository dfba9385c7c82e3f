import { defineScenario } from '../../scenario.ts';

// One base chain accepts, and one that comes before it drops.
export default defineScenario({
  id: 'connect/nft-early-drop',
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet early {
  chain pre { type filter hook prerouting priority raw; policy accept; tcp dport 20-30 drop; }
}
table inet filter {
  chain input { type filter hook input priority 0; policy accept; tcp dport 22 accept; }
}
END`,
    undo: `nft delete table inet early; nft delete table inet filter`,
  },
  expect: {
    first: 'connect/fw-drop-rule',
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-drop-rule', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-drop-rule', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
