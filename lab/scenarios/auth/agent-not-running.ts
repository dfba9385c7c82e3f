import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/agent-not-running',
  title: 'Only the public half is here; the agent that should hold the key does not run.',
  server: { config: ['PasswordAuthentication no'] },
  client: {
    files: {
      '~/.ssh/config': {
        content: 'Host server.lab\n  IdentityFile ~/.ssh/id_ed25519.pub\n  IdentitiesOnly yes\n',
        mode: '600',
      },
    },
  },
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519'] },
  expect: {
    first: 'auth/agent-not-running',
    never: ['auth/auth-password-disabled', 'auth/auth-key-not-on-server'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
