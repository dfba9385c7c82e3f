import { defineScenario } from '../../scenario.ts';

// Jumps, sets and a strict policy, and SSH is let in: nothing may be said of the firewall.
export default defineScenario({
  id: 'connect/firewall-accepts-healthy',
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet filter {
  set office { type ipv4_addr; flags interval; elements = { 10.0.0.0/16 } }
  chain ssh { ip saddr @office accept; meta nfproto ipv6 accept; drop; }
  chain input {
    type filter hook input priority 0; policy drop;
    ct state vmap { established : accept, related : accept, invalid : drop }
    meta l4proto ipv6-icmp accept
    tcp dport 22 jump ssh
  }
}
END`,
    undo: 'nft delete table inet filter',
  },
  healthy: true,
  expect: { exit: 0 },
  here: { exit: 0 },
});
