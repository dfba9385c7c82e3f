import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-module-gone-quiet-healthy',
  title: 'A module that is missing is only one of several that may let in.',
  fault: { on: 'server', sh: `sed -i '1i -account sufficient pam_gone.so' /etc/pam.d/sshd`, undo: '' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
});
