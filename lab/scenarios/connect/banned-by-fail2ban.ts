import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/banned-by-fail2ban',
  fault: { kind: 'fail2ban.ban' },
  expect: {
    first: 'connect/ban-fail2ban',
    group: rejectedByHost,
    refusedBy: ['ban-tool', 'host-firewall'],
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/ban-fail2ban', verdict: 'proven', exit: 1 },
  here: { first: 'connect/ban-fail2ban', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true },
});
