import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-revoked-other-healthy',
  title: 'A list of revoked keys that names another key.',
  fault: [
    { on: 'server', sh: 'ssh-keygen -q -k -f /etc/ssh/krl $FIXTURES/client/other_ed25519.pub', undo: '' },
    { kind: 'sshd.option', lines: ['RevokedKeys /etc/ssh/krl'] },
  ],
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
