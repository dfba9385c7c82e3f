import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/account-locked-with-pam-healthy',
  title: 'With PAM a locked password does not stop a key.',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { on: 'server', sh: 'usermod -L deploy', undo: '' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
