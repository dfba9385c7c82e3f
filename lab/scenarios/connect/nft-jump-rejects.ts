import { defineScenario } from '../../scenario.ts';

// A chain that another one calls rejects new connections, with a counter.
export default defineScenario({
  id: 'connect/nft-jump-rejects',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table inet filter {
  chain ssh {
    ip saddr 192.0.2.0/24 accept
    counter reject with icmpx admin-prohibited
  }
  chain input {
    type filter hook input priority 0; policy accept;
    ct state established accept
    tcp dport 22 jump ssh
  }
}
END`,
    undo: `nft delete table inet filter`,
  },
  expect: {
    first: 'connect/fw-reject-rule',
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-geo-or-source-allowlist', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-geo-or-source-allowlist', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
