import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-crlf',
  fault: { on: 'client', sh: `sed -i 's/$/\\r/' /home/me/.ssh/id_ed25519`, undo: ':' },
  expect: {
    first: 'auth/key-file-corrupt-crlf-newline',
    verdict: 'proven',
    never: ['auth/auth-key-not-on-server', 'auth/key-permissions-unix'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
