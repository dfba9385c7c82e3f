import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/fail2ban-healthy',
  title: 'fail2ban only watches.',
  fault: { kind: 'fail2ban.ban', ban: false },
  healthy: true,
  expect: { exit: 0 },
});
