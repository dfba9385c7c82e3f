import { defineScenario } from '../../scenario.ts';

// A rule of iptables that nft shows only in part.
export default defineScenario({
  id: 'connect/iptables-drops',
  fault: {
    on: 'server',
    sh: `iptables -A INPUT -p tcp -m multiport --dports 22,2222 -m comment --comment 'no ssh' -j DROP && ip6tables -A INPUT -p tcp -m multiport --dports 22,2222 -j DROP`,
    undo: `iptables -F INPUT; ip6tables -F INPUT`,
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
