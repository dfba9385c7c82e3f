import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-file-missing',
  server: { config: ['PasswordAuthentication no'] },
  client: {
    files: { '~/.ssh/config': { content: 'Host server.lab\n  IdentityFile ~/.ssh/deploy_key\n', mode: '600' } },
  },
  fault: { on: 'client', sh: '! test -e /home/me/.ssh/deploy_key', undo: ':' },
  expect: { first: 'auth/key-not-offered', verdict: 'proven', never: ['auth/auth-password-disabled'], exit: 1 },
  ends: 'healthy-after-undo',
});
