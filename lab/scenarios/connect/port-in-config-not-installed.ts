import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Looks from outside as connect/stopped-and-port-in-config does.
export default defineScenario({
  id: 'connect/port-in-config-not-installed',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  Port 2200\n' } },
  fault: { kind: 'service.not-installed' },
  expect: {
    first: 'connect/sshd-not-installed',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  counts: false,
});
