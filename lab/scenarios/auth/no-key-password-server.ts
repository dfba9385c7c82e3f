import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/no-key-password-server',
  title: 'No key here, and a server that takes passwords: nothing is wrong, the person goes on.',
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
  expect: { outcome: 'incomplete', never: ['auth/key-not-offered', 'auth/auth-password-disabled'], exit: 2 },
  ends: 'healthy-after-undo',
});
