import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/keys-command-missing',
  title: 'The program for the keys is not there.',
  fault: {
    kind: 'sshd.option',
    lines: [
      'AuthorizedKeysFile none',
      'AuthorizedKeysCommand /usr/local/bin/keys-of %u',
      'AuthorizedKeysCommandUser nobody',
    ],
  },
  expect: { first: 'auth/auth-authorizedkeyscommand-failed', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeyscommand-failed', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-authorizedkeyscommand-failed', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
