import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-truncated',
  fault: { on: 'client', sh: `sed -i 4d /home/me/.ssh/id_ed25519`, undo: ':' },
  expect: {
    first: 'auth/key-file-corrupt-crlf-newline',
    verdict: 'proven',
    never: ['auth/auth-key-not-on-server', 'auth/key-permissions-unix'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: { ends: 'refused', says: 'cannot be repaired' },
});
