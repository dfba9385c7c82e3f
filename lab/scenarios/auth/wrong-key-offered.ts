import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/wrong-key-offered',
  title: 'The server knows a key of this machine that ssh does not offer, and refuses the one it offers.',
  client: { files: { '~/.ssh/work_ed25519': { fixture: 'client/other_ed25519' } } },
  fault: { kind: 'authorized-keys.replace', fixture: 'client/other_ed25519.pub' },
  expect: { first: 'auth/auth-wrong-key-offered', never: ['auth/key-not-offered'], exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
