import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/keys-file-per-user-missing',
  title: 'sshd reads /etc/ssh/keys/NAME, and the key stands in the home.',
  releases: ['trixie'],
  fault: [
    {
      on: 'server',
      sh: 'mkdir -p /etc/ssh/keys && cp $FIXTURES/client/other_ed25519.pub /etc/ssh/keys/deploy',
      undo: 'rm -r /etc/ssh/keys',
    },
    { kind: 'sshd.option', lines: ['AuthorizedKeysFile /etc/ssh/keys/%u'] },
  ],
  expect: { first: 'auth/auth-authorizedkeysfile-elsewhere', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeysfile-elsewhere', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
