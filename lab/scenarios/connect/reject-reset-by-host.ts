import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The host's own firewall answers with the host's own TTL, as a closed port does.
export default defineScenario({
  id: 'connect/reject-reset-by-host',
  fault: { on: 'server', kind: 'fw.reject', with: 'tcp-reset' },
  expect: {
    first: 'connect/fw-reject-rule',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
