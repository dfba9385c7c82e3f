import { defineScenario } from '../../scenario.ts';

// The address of the client lies in an interval of a set.
export default defineScenario({
  id: 'connect/nft-named-set-drops',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `nft -f - <<'END'
table ip filter {
  set bad { type ipv4_addr; flags interval; elements = { 10.0.0.0/16, 198.51.100.7 } }
  chain input {
    type filter hook input priority 0; policy accept;
    ip saddr @bad tcp dport 22 counter drop
  }
}
END`,
    undo: `nft delete table ip filter`,
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
