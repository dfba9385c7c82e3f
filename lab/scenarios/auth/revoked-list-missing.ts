import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/revoked-list-missing',
  title: 'A list of revoked keys that is not there revokes every key.',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'sshd.option', lines: ['RevokedKeys /etc/ssh/gone'] },
  expect: { first: 'auth/auth-key-revoked', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-key-revoked', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-key-revoked', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
