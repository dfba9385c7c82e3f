import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-type-off-here',
  client: { files: { '~/.ssh/config': { content: 'PubkeyAcceptedAlgorithms -*ed25519*\n', mode: '600' } } },
  server: { config: ['PasswordAuthentication no'] },
  expect: { first: 'auth/key-type-disabled', verdict: 'proven', never: ['auth/key-not-offered'], exit: 1 },
});
