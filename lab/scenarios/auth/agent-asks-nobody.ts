import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/agent-asks-nobody',
  title: 'The agent wants a confirmation for the key (ssh-add -c), and there is nobody to ask.',
  client: { env: { SSH_AUTH_SOCK: '/tmp/agent.sock' } },
  fault: {
    on: 'client',
    sh: `su me -c 'ssh-agent -a /tmp/agent.sock > /dev/null && SSH_AUTH_SOCK=/tmp/agent.sock ssh-add -q -c ~/.ssh/id_ed25519'
rm /home/me/.ssh/id_ed25519`,
    undo: ':',
  },
  expect: {
    first: 'auth/agent-refused-operation',
    verdict: 'proven',
    never: ['auth/auth-key-not-on-server', 'auth/key-not-offered'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
