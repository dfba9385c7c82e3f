import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/keys-command-healthy',
  title: 'The keys come from a program that works.',
  fault: [
    {
      on: 'server',
      sh: `printf '#!/bin/sh\\nexec cat /home/deploy/.ssh/authorized_keys\\n' > /usr/local/bin/keys-of && chmod 755 /usr/local/bin/keys-of`,
      undo: '',
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
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
});
