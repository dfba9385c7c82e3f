import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/rsa-sha1-only-server',
  title: 'The server takes RSA only with SHA-1, which this ssh does not sign with.',
  server: { image: 'trixie' },
  client: {
    files: {
      '~/.ssh/id_rsa': { fixture: 'client/id_rsa' },
      '~/.ssh/id_rsa.pub': { fixture: 'client/id_rsa.pub' },
    },
  },
  fault: [
    { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
    { kind: 'sshd.option', lines: ['PubkeyAcceptedAlgorithms ssh-rsa'] },
  ],
  expect: {
    first: 'auth/alg-server-lacks-rsa-sha2',
    verdict: 'proven',
    never: ['auth/alg-client-lacks-rsa-sha2', 'auth/auth-key-not-on-server'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
