import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-locked',
  title: 'The key has a passphrase and no agent holds it: only the person can go on.',
  client: {
    files: {
      '~/.ssh/id_ed25519': { fixture: 'client/locked_ed25519' },
      '~/.ssh/id_ed25519.pub': { fixture: 'client/locked_ed25519.pub' },
    },
  },
  expect: { outcome: 'incomplete', never: ['auth/auth-key-not-on-server'], exit: 2 },
});
