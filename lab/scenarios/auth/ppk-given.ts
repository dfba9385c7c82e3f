import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/ppk-given',
  client: {
    args: ['-i', '~/.ssh/id_ed25519.ppk', 'deploy@server.lab'],
    files: { '~/.ssh/id_ed25519.ppk': { fixture: 'client/id_ed25519.ppk' } },
  },
  expect: {
    first: 'auth/key-ppk-given-to-openssh',
    verdict: 'proven',
    never: ['auth/key-file-corrupt-crlf-newline'],
    exit: 1,
  },
});
