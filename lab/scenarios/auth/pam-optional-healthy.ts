import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-optional-healthy',
  title: 'A rule that would refuse is only optional.',
  fault: { on: 'server', sh: `sed -i '1i account optional pam_deny.so' /etc/pam.d/sshd`, undo: '' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
