import { defineScenario } from '../../scenario.ts';

// The legacy tables drop, which nft does not show.
export default defineScenario({
  id: 'connect/iptables-legacy-drops',
  fault: {
    on: 'server',
    sh: `iptables-legacy -A INPUT -p tcp --dport 22 -j DROP && ip6tables-legacy -A INPUT -p tcp --dport 22 -j DROP`,
    undo: `iptables-legacy -F INPUT; ip6tables-legacy -F INPUT`,
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
