import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A rule against this address, beside one that lets everybody in.
export default defineScenario({
  id: 'connect/iptables-source-denied',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `iptables -A INPUT -s $CLIENT4/32 -p tcp --dport 22 -j REJECT --reject-with icmp-port-unreachable && iptables -A INPUT -p tcp --dport 22 -j ACCEPT`,
    undo: `iptables -F INPUT`,
  },
  expect: {
    first: 'connect/fw-reject-rule',
    group: rejectedByHost,
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-reject-rule', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-reject-rule', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
