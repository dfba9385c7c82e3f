import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-too-open-fixed-in-place',
  title: 'The key has the wrong mode and the mark that nothing may change it.',
  fault: {
    on: 'client',
    sh: 'chmod 644 /home/me/.ssh/id_ed25519 && chattr +i /home/me/.ssh/id_ed25519',
    undo: 'chattr -i /home/me/.ssh/id_ed25519',
  },
  expect: { first: 'auth/key-permissions-unix', verdict: 'proven', exit: 1 },
  counts: false,
  fix: { ends: 'refused', says: 'immutable' },
});
