import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/wrong-port',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { on: 'server', kind: 'sshd.port', port: 2222 },
  expect: {
    first: 'connect/wrong-port',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  via: { first: 'connect/wrong-port', verdict: 'proven', exit: 1 },
  here: { first: 'connect/wrong-port', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
