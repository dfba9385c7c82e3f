import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The same message for the same port as that of a ban.
export default defineScenario({
  id: 'connect/server-rejects',
  fault: { on: 'server', kind: 'fw.reject', with: 'port-unreachable' },
  expect: {
    first: 'connect/fw-reject-rule',
    group: rejectedByHost,
    refusedBy: ['ban-tool', 'host-firewall'],
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
