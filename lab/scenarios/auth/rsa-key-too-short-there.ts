import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/rsa-key-too-short-there',
  title: 'The server wants RSA keys of 4096 bits; from outside it refuses a key as it refuses any.',
  releases: ['bookworm', 'trixie'],
  client: { files: { '~/.ssh/id_rsa': { fixture: 'client/id_rsa' } } },
  fault: [
    { kind: 'file.remove', on: 'client', paths: ['/home/me/.ssh/id_ed25519', '/home/me/.ssh/id_ed25519.pub'] },
    { kind: 'sshd.option', lines: ['RequiredRSASize 4096'] },
  ],
  expect: { first: 'auth/auth-key-not-on-server', group: keyRefused, exit: 1 },
  via: { first: 'auth/key-rsa-too-short', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
