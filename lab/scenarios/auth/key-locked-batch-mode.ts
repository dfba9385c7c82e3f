import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-locked-batch-mode',
  title: 'The key has a passphrase, and the configuration forbids asking for it.',
  client: {
    files: {
      '~/.ssh/id_ed25519': { fixture: 'client/locked_ed25519' },
      '~/.ssh/id_ed25519.pub': { fixture: 'client/locked_ed25519.pub' },
      '~/.ssh/config': { content: 'BatchMode yes\n', mode: '600' },
    },
  },
  expect: { first: 'auth/key-passphrase-unavailable', verdict: 'proven', exit: 1 },
});
