import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/questions-off-here',
  title: 'The server asks by keyboard-interactive only, and the configuration here forbids that.',
  client: { files: { '~/.ssh/config': { content: 'KbdInteractiveAuthentication no\n', mode: '600' } } },
  fault: {
    kind: 'sshd.option',
    lines: ['PubkeyAuthentication no', 'PasswordAuthentication no', 'KbdInteractiveAuthentication yes'],
  },
  expect: { first: 'auth/auth-kbdint-not-handled', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
