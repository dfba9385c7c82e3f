import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/agent-socket-dead',
  server: { config: ['PasswordAuthentication no'] },
  client: { env: { SSH_AUTH_SOCK: '/tmp/ssh-gone/agent.1' } },
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
  expect: { first: 'auth/agent-env-wrong', verdict: 'proven', never: ['auth/auth-password-disabled'], exit: 1 },
  ends: 'healthy-after-undo',
});
