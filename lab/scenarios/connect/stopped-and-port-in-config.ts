import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Nothing listens, neither on the port that the configuration names nor on the right one.
export default defineScenario({
  id: 'connect/stopped-and-port-in-config',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  Port 2200\n' } },
  fault: { kind: 'service.stop' },
  expect: {
    first: 'connect/sshd-not-running',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
