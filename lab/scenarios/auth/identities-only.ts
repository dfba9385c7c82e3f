import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/identities-only',
  title: 'The agent holds the key, and IdentitiesOnly leaves it out.',
  server: { config: ['PasswordAuthentication no'] },
  client: {
    agentKeys: ['id_ed25519'],
    files: { '~/.ssh/config': { content: 'Host server.lab\n  IdentitiesOnly yes\n', mode: '600' } },
  },
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
  expect: { first: 'auth/key-not-offered', verdict: 'proven', never: ['auth/auth-password-disabled'], exit: 1 },
  ends: 'healthy-after-undo',
});
