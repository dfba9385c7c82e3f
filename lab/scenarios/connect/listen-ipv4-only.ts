import { defineScenario } from '../../scenario.ts';

// The IPv6 address refuses by itself, and SSH answers at the IPv4 address of the same name.
export default defineScenario({
  id: 'connect/listen-ipv4-only',
  client: { args: ['-6', 'deploy@server.lab'] },
  fault: { kind: 'sshd.listen', addresses: ['0.0.0.0'] },
  expect: {
    first: 'connect/listen-ipv4-only',
    never: ['connect/sshd-not-running', 'connect/net-offline-or-unreachable'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
