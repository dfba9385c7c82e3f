import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-halves-differ',
  title: 'The .pub file is one that the server knows; the private key beside it is another.',
  fault: {
    on: 'client',
    sh: 'cat $FIXTURES/client/other_ed25519 > /home/me/.ssh/id_ed25519',
    undo: ':',
  },
  expect: {
    first: 'auth/key-pair-mismatch',
    verdict: 'proven',
    never: ['auth/auth-key-not-on-server', 'auth/key-file-corrupt-crlf-newline'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
