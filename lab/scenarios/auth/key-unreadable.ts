import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-unreadable',
  title: 'The key was copied with sudo and belongs to root; its public half beside it is still offered, and taken.',
  fault: {
    on: 'client',
    sh: 'chown root /home/me/.ssh/id_ed25519 && chmod 600 /home/me/.ssh/id_ed25519',
    undo: 'chown me /home/me/.ssh/id_ed25519',
  },
  expect: { first: 'auth/key-permissions-unix', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
  ends: 'healthy-after-undo',
});
