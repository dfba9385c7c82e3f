import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/rsa-sha1-only-client',
  title: 'This machine signs RSA only with SHA-1, and OpenSSH 10.0 does not take that.',
  server: { image: 'trixie' },
  client: {
    files: {
      '~/.ssh/id_rsa': { fixture: 'client/id_rsa' },
      '~/.ssh/id_rsa.pub': { fixture: 'client/id_rsa.pub' },
      '~/.ssh/config': { content: 'PubkeyAcceptedAlgorithms ssh-rsa\n', mode: '600' },
    },
  },
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
  expect: {
    first: 'auth/alg-client-lacks-rsa-sha2',
    verdict: 'proven',
    never: ['auth/alg-server-lacks-rsa-sha2', 'auth/auth-key-not-on-server'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
