import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/password-only-server',
  title: 'The server takes passwords only, which the person can give.',
  fault: { kind: 'sshd.option', lines: ['PubkeyAuthentication no'] },
  expect: { outcome: 'incomplete', never: ['auth/auth-key-not-on-server'], exit: 2 },
  ends: 'healthy-after-undo',
});
