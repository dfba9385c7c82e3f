import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Six connections in thirty seconds, and ufw limit rejects the next ones.
export default defineScenario({
  id: 'connect/ufw-limit-reached',
  fault: [
    {
      on: 'server',
      sh: 'ufw limit ssh > /dev/null && ufw --force enable > /dev/null',
      undo: 'ufw --force disable',
    },
    {
      on: 'client',
      sh: 'for n in 1 2 3 4 5 6 7; do nc -z -w 1 $SERVER4 22; nc -z -w 1 $SERVER6 22; done; ! nc -z -w 1 $SERVER4 22',
      undo: ':',
    },
  ],
  expect: {
    first: 'connect/fw-rate-limit',
    group: rejectedByHost,
    refusedBy: ['ban-tool', 'host-firewall'],
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
