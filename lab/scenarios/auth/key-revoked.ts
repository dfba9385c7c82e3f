import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-revoked',
  title: 'The key stands in a list of revoked keys, one a line.',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: [
    { on: 'server', sh: 'cp $FIXTURES/client/id_ed25519.pub /etc/ssh/revoked', undo: 'rm /etc/ssh/revoked' },
    { kind: 'sshd.option', lines: ['RevokedKeys /etc/ssh/revoked'] },
  ],
  expect: { first: 'auth/auth-key-revoked', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-key-revoked', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
