import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Looks from outside as connect/stopped-and-port-in-config does.
export default defineScenario({
  id: 'connect/port-in-config-loopback-only',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  Port 2200\n' } },
  fault: { kind: 'sshd.listen', addresses: ['127.0.0.1', '::1'] },
  expect: {
    first: 'connect/listen-loopback-only',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
