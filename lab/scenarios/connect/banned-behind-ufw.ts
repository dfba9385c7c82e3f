import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// ufw lets SSH in and drops the rest; fail2ban has banned the address.
export default defineScenario({
  id: 'connect/banned-behind-ufw',
  fault: [
    {
      on: 'server',
      sh: 'ufw allow ssh > /dev/null && ufw --force enable > /dev/null',
      undo: 'ufw --force disable',
    },
    { kind: 'fail2ban.ban' },
  ],
  expect: {
    first: 'connect/ban-fail2ban',
    group: rejectedByHost,
    refusedBy: ['ban-tool', 'host-firewall'],
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  counts: false,
  ends: 'healthy-after-undo',
});
