import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/strictmodes-keys-folder',
  title: 'The folder of the keys outside the home may be written by all.',
  fault: [
    {
      on: 'server',
      sh: 'install -D -m 644 /home/deploy/.ssh/authorized_keys /etc/ssh/keys/deploy && chmod 777 /etc/ssh/keys',
      undo: 'rm -r /etc/ssh/keys',
    },
    { kind: 'sshd.option', lines: ['AuthorizedKeysFile /etc/ssh/keys/%u'] },
  ],
  expect: { first: 'auth/strictmodes-home-or-ssh-dir', group: keyRefused, exit: 1 },
  via: { first: 'auth/strictmodes-home-or-ssh-dir', verdict: 'proven', exit: 1 },
  here: { first: 'auth/strictmodes-home-or-ssh-dir', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
