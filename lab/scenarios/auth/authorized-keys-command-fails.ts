import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/authorized-keys-command-fails',
  fault: {
    kind: 'sshd.option',
    lines: ['AuthorizedKeysFile none', 'AuthorizedKeysCommand /bin/false', 'AuthorizedKeysCommandUser nobody'],
  },
  expect: { first: 'auth/auth-authorizedkeyscommand-failed', group: keyRefused, exit: 1 },
  ends: 'healthy-after-undo',
});
