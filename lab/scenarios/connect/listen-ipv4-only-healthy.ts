import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/listen-ipv4-only-healthy',
  title: 'The server listens for IPv4 only, and ssh may use it.',
  fault: { kind: 'sshd.listen', addresses: ['0.0.0.0'] },
  healthy: true,
  expect: { exit: 0, then: ['connect/dns-ipv6-broken'] },
});
