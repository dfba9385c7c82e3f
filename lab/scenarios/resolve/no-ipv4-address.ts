import { defineScenario } from '../../scenario.ts';

// The name has an IPv6 address only, and IPv4 was asked for.
export default defineScenario({
  id: 'resolve/no-ipv4-address',
  client: { args: ['-4', 'deploy@server6.lab'] },
  expect: { first: 'resolve/dns-name-not-found', exit: 1 },
  ends: 'healthy-after-undo',
});
