import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { loginAccepted, passwordRefused, takesOnlyKeys } from '../conditions/auth.ts';
import { faillockLocked, onlyPasswordInside } from '../conditions/inside-pam.ts';

export default defineCause({
  id: 'auth/account-faillock',
  title: 'The server has locked the account {user} for some minutes after failed logins (faillock).',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [saidEarlier('pam-faillock'), { when: passwordRefused, weight: 'medium' }],
  proof: any(all(faillockLocked, any(passwordRefused, onlyPasswordInside)), saidOfUs('pam-faillock')),
  ruledOutBy: any(loginAccepted, takesOnlyKeys),
  lookAlikes: ['auth/auth-wrong-password', 'connect/ban-fail2ban'],
  decidedBy: { where: 'server', says: 'Look at the count of failed logins:', run: 'sudo faillock --user {user}' },
  fix: [{ where: 'server', system: 'linux', does: 'Set the count back:', run: 'sudo faillock --user {user} --reset' }],
  source: ['taxonomy, layer S'],
});
