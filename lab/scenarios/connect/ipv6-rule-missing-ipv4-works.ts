import { defineScenario } from '../../scenario.ts';

// As in ipv6-rule-missing, and ssh is free to choose: it hangs at the IPv6 address although SSH works over IPv4.
export default defineScenario({
  id: 'connect/ipv6-rule-missing-ipv4-works',
  fault: { on: 'router2', kind: 'fw.drop', family: 'ip6', hook: 'forward' },
  expect: { first: 'connect/fw-ipv6-missing-rule', never: ['connect/dns-ipv6-broken'], exit: 1 },
  ends: 'healthy-after-undo',
});
