import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-type-off-on-server',
  title: 'The server takes no Ed25519 keys. Since OpenSSH 9.6 it says so itself (server-sig-algs).',
  server: { image: 'trixie' },
  fault: {
    kind: 'sshd.option',
    lines: ['PubkeyAcceptedAlgorithms rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256'],
  },
  expect: { first: 'auth/key-type-disabled', verdict: 'proven', never: ['auth/auth-key-not-on-server'], exit: 1 },
  ends: 'healthy-after-undo',
});
