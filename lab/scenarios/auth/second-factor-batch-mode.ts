import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/second-factor-batch-mode',
  client: { args: ['-o', 'BatchMode=yes', 'deploy@server.lab'] },
  fault: { kind: 'sshd.option', lines: ['AuthenticationMethods publickey,password'] },
  expect: {
    first: 'auth/auth-multi-factor-required',
    verdict: 'proven',
    never: ['auth/auth-no-tty-or-batchmode', 'auth/key-pair-mismatch'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
