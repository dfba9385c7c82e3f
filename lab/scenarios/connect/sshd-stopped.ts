import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// From outside, a closed port of the host looks the same whatever the reason why nobody listens.
export default defineScenario({
  id: 'connect/sshd-stopped',
  world: 'one-server',
  fault: { on: 'server', kind: 'service.stop' },
  expect: {
    first: 'connect/sshd-not-running',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  ends: 'healthy-after-fix',
  fix: { via: true, causes: ['connect/sshd-not-running'] },
});
