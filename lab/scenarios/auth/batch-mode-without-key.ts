import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/batch-mode-without-key',
  client: { args: ['-o', 'BatchMode=yes', 'deploy@server.lab'] },
  fault: { kind: 'file.remove', paths: ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519.pub'] },
  expect: {
    first: 'auth/auth-no-tty-or-batchmode',
    verdict: 'proven',
    never: ['auth/auth-pubkey-disabled', 'auth/auth-wrong-password'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
