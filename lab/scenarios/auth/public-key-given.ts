import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/public-key-given',
  client: { args: ['-i', '~/.ssh/id_ed25519.pub', 'deploy@server.lab'] },
  expect: {
    first: 'auth/key-public-given-as-private',
    verdict: 'proven',
    never: ['auth/agent-not-running', 'auth/key-permissions-unix'],
    exit: 1,
  },
});
