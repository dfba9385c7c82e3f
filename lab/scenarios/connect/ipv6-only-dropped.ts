import { silentButPings } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Rules for IPv4 alone were written; IPv6 has the policy and nothing else.
export default defineScenario({
  id: 'connect/ipv6-only-dropped',
  client: { args: ['deploy@server6.lab'] },
  fault: {
    on: 'server',
    sh: `ip6tables -P INPUT DROP && ip6tables -A INPUT -p ipv6-icmp -j ACCEPT && ip6tables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT`,
    undo: `ip6tables -P INPUT ACCEPT; ip6tables -F INPUT`,
  },
  expect: {
    first: 'connect/server-firewall-drop-or-down',
    group: silentButPings,
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-ipv6-missing-rule', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
