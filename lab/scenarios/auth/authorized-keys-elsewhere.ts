import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/authorized-keys-elsewhere',
  fault: { kind: 'sshd.option', lines: ['AuthorizedKeysFile /etc/ssh/authorized_keys/%u'] },
  expect: { first: 'auth/auth-authorizedkeysfile-elsewhere', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-authorizedkeysfile-elsewhere', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
