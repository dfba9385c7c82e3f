import { silentButPings } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Only one network may come in; all others are dropped by the policy.
export default defineScenario({
  id: 'connect/nft-allowlist',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    ct state established,related accept
    iif lo accept
    meta l4proto { icmp, ipv6-icmp } accept
    ip saddr 203.0.113.0/24 tcp dport 22 accept
  }
}
END`,
    undo: `nft delete table inet filter`,
  },
  expect: {
    first: 'connect/server-firewall-drop-or-down',
    group: silentButPings,
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-geo-or-source-allowlist', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-geo-or-source-allowlist', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
