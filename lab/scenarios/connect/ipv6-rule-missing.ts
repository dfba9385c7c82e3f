import { defineScenario } from '../../scenario.ts';

// One port is silent over IPv6 while others are refused by the host, and SSH answers over IPv4: a rule for one family only.
export default defineScenario({
  id: 'connect/ipv6-rule-missing',
  client: { args: ['-6', 'deploy@server.lab'] },
  fault: { kind: 'fw.drop', family: 'ip6' },
  expect: {
    first: 'connect/fw-ipv6-missing-rule',
    never: ['connect/sshd-not-running', 'connect/host-down-or-stopped'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
