import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/password-disabled',
  server: { config: ['PasswordAuthentication no'] },
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
  expect: { first: 'auth/auth-password-disabled', verdict: 'proven', never: ['auth/auth-key-not-on-server'], exit: 1 },
  ends: 'healthy-after-undo',
});
