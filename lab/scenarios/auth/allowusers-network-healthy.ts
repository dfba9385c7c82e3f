import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/allowusers-network-healthy',
  title: 'AllowUsers names the account at this network.',
  fault: { kind: 'sshd.option', lines: ['AllowUsers root deploy@10.0.1.0/24 deploy@fd00:1::/64'] },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
