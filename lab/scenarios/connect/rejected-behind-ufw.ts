import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// ufw lets SSH in and drops the rest; a rule before it rejects SSH.
export default defineScenario({
  id: 'connect/rejected-behind-ufw',
  fault: [
    {
      on: 'server',
      sh: 'ufw allow ssh > /dev/null && ufw --force enable > /dev/null',
      undo: 'ufw --force disable',
    },
    { on: 'server', kind: 'fw.reject', with: 'port-unreachable' },
  ],
  expect: {
    first: 'connect/fw-reject-rule',
    group: rejectedByHost,
    refusedBy: ['ban-tool', 'host-firewall'],
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
