import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/shell-missing',
  fault: { kind: 'user.shell', shell: '/usr/bin/zsh' },
  expect: { first: 'auth/account-shell-invalid', group: keyRefused, exit: 1 },
  via: { first: 'auth/account-shell-invalid', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-shell-invalid', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: { via: true, causes: ['auth/account-shell-invalid'], notBack: ['/etc/passwd-'] },
});
