import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/keys-command-folder-unsafe',
  title: 'Others may write the folder of the program for the keys.',
  fault: [
    {
      on: 'server',
      sh: `printf '#!/bin/sh\\nexec cat /home/deploy/.ssh/authorized_keys\\n' > /usr/local/bin/keys-of && chmod 755 /usr/local/bin/keys-of && chmod 777 /usr/local/bin`,
      undo: 'chmod 755 /usr/local/bin',
    },
    {
      kind: 'sshd.option',
      lines: [
        'AuthorizedKeysFile none',
        'AuthorizedKeysCommand /usr/local/bin/keys-of %u',
        'AuthorizedKeysCommandUser root',
      ],
    },
  ],
  expect: { first: 'auth/auth-authorizedkeyscommand-failed', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeyscommand-failed', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-authorizedkeyscommand-failed', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
