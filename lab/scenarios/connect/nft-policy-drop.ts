import { defineScenario } from '../../scenario.ts';

// A rule set from a tutorial: established connections, loopback and the web, and nothing else.
export default defineScenario({
  id: 'connect/nft-policy-drop',
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    ct state established,related accept
    iif lo accept
    meta l4proto { icmp, ipv6-icmp } accept
    tcp dport { 80, 443 } accept
  }
}
END`,
    undo: `nft delete table inet filter`,
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
