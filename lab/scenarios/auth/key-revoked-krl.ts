import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-revoked-krl',
  title: 'The key is revoked by a list in the form of ssh-keygen -k.',
  fault: [
    { on: 'server', sh: 'ssh-keygen -q -k -f /etc/ssh/krl $FIXTURES/client/id_ed25519.pub', undo: 'rm /etc/ssh/krl' },
    { kind: 'sshd.option', lines: ['RevokedKeys /etc/ssh/krl'] },
  ],
  expect: { first: 'auth/auth-key-revoked', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-key-revoked', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
