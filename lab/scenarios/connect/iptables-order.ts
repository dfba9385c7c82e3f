import { defineScenario } from '../../scenario.ts';

// The rule that lets SSH in stands after the one that rejects everything.
export default defineScenario({
  id: 'connect/iptables-order',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -p icmp -j ACCEPT
iptables -A INPUT -j REJECT --reject-with icmp-host-prohibited
iptables -A INPUT -p tcp --dport 22 -j ACCEPT`,
    undo: `iptables -F INPUT`,
  },
  expect: {
    first: 'connect/fw-reject-rule',
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-reject-rule', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-reject-rule', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
