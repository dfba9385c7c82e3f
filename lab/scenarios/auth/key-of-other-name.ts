import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-of-other-name',
  server: { config: ['PasswordAuthentication no'] },
  fault: {
    on: 'client',
    sh: 'cd /home/me/.ssh && mv id_ed25519 work && mv id_ed25519.pub work.pub',
    undo: ':',
  },
  expect: {
    first: 'auth/key-not-offered',
    verdict: 'proven',
    never: ['auth/auth-password-disabled', 'auth/auth-key-not-on-server'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: {},
});
