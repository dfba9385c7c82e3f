import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/nologin-file-own-words',
  title: 'The administrator wrote it, so nothing in the text is known; that it comes after the key was taken is.',
  fault: { on: 'server', sh: 'echo "Back at noon." > /etc/nologin', undo: 'rm /etc/nologin' },
  expect: { first: 'auth/account-pam-nologin', exit: 1 },
  ends: 'healthy-after-undo',
});
