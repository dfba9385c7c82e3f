import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { accountLocked, endDatePassed } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/account-locked',
  title: 'The account {user} is locked on the server.',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [saidEarlier('account-locked'), ...keyRefusedNotRootSigns],
  proof: any(accountLocked, all(saidOfUs('account-locked'), not(endDatePassed))),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-allowusers-deny', 'auth/account-shell-invalid'],
  decidedBy: {
    where: 'server',
    says: 'Look whether the password field begins with "!" (L), and for "account is locked" in the log:',
    run: 'sudo passwd -S {user}',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Unlock it, without giving it a password; key logins stay possible:',
      run: 'sudo usermod -p "*" {user}',
    },
  ],
  source: [
    'OpenSSH auth.c',
    'https://github.com/laradock/laradock/issues/1372',
    'https://github.com/vimagick/dockerfiles/issues/210',
  ],
});
