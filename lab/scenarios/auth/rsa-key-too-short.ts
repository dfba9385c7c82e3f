import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/rsa-key-too-short',
  title: 'A system-wide rule asks for RSA keys of 2048 bits, as on Red Hat.',
  client: {
    files: {
      '~/.ssh/id_rsa': { fixture: 'client/rsa_1024' },
      '~/.ssh/id_rsa.pub': { fixture: 'client/rsa_1024.pub' },
      '/etc/ssh/ssh_config.d/50-policy.conf': 'RequiredRSASize 2048\n',
    },
  },
  fault: [
    { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
    { kind: 'authorized-keys.replace', fixture: 'client/rsa_1024.pub' },
  ],
  expect: { first: 'auth/key-rsa-too-short', verdict: 'proven', never: ['auth/auth-key-not-on-server'], exit: 1 },
  ends: 'healthy-after-undo',
});
