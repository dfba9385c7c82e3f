import { defineScenario } from '../../scenario.ts';

// The IPv4 address refuses by itself, and SSH answers at the IPv6 address of the same name.
export default defineScenario({
  id: 'connect/listen-ipv6-only',
  client: { args: ['-4', 'deploy@server.lab'] },
  fault: { kind: 'sshd.listen', addresses: ['::'] },
  expect: { first: 'connect/listen-ipv6-only', never: ['connect/sshd-not-running'], exit: 1 },
  ends: 'healthy-after-undo',
});
