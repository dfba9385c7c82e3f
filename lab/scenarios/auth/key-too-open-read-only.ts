import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-too-open-read-only',
  title: 'The key has the wrong mode on a file system that cannot be written.',
  fault: {
    on: 'client',
    sh: 'chmod 644 /home/me/.ssh/id_ed25519 && mount --bind /home/me/.ssh /home/me/.ssh && mount -o remount,bind,ro /home/me/.ssh',
    undo: 'umount /home/me/.ssh',
  },
  expect: { first: 'auth/key-permissions-unix', verdict: 'proven', exit: 1 },
  counts: false,
  fix: { ends: 'refused', says: 'Read-only file system' },
});
