import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/keys-off-here',
  server: { config: ['PasswordAuthentication no'] },
  client: { args: ['-o', 'PubkeyAuthentication=no', 'deploy@server.lab'] },
  expect: {
    first: 'auth/auth-server-offers-no-method',
    verdict: 'proven',
    never: ['auth/key-not-offered', 'auth/auth-password-disabled'],
    exit: 1,
  },
});
