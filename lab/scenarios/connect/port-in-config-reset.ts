import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Looks from outside as connect/stopped-and-port-in-config does.
export default defineScenario({
  id: 'connect/port-in-config-reset',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  Port 2200\n' } },
  fault: { on: 'server', kind: 'fw.reject', with: 'tcp-reset', ports: [22, 2200] },
  expect: {
    first: 'connect/fw-reject-rule',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
