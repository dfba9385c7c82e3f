import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/rsa-key-1024-healthy',
  title: 'OpenSSH itself still takes an RSA key of 1024 bits.',
  client: {
    files: {
      '~/.ssh/id_rsa': { fixture: 'client/rsa_1024' },
      '~/.ssh/id_rsa.pub': { fixture: 'client/rsa_1024.pub' },
    },
  },
  fault: [
    { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
    { kind: 'authorized-keys.replace', fixture: 'client/rsa_1024.pub' },
  ],
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
