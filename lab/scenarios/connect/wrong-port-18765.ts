import { defineScenario } from '../../scenario.ts';

// The port of a provider, and known_hosts has the key of this host.
export default defineScenario({
  id: 'connect/wrong-port-18765',
  fault: { kind: 'sshd.port', port: 18765 },
  expect: {
    first: 'connect/wrong-port',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
