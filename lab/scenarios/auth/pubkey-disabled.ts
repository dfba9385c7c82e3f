import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pubkey-disabled',
  title: 'A script (BatchMode) has its key, and the server no longer takes keys.',
  client: { args: ['-o', 'BatchMode=yes', 'deploy@server.lab'] },
  fault: { kind: 'sshd.option', lines: ['PubkeyAuthentication no'] },
  expect: {
    first: 'auth/auth-pubkey-disabled',
    verdict: 'proven',
    never: ['auth/auth-key-not-on-server', 'auth/auth-no-tty-or-batchmode'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
