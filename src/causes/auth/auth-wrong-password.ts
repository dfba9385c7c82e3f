import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { loginAccepted, passwordRefusedSigns, takesOnlyKeys } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-wrong-password',
  title: 'The password is wrong, or arrives changed (keyboard layout, characters eaten by a script).',
  layer: 'P',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: passwordRefusedSigns,
  ruledOutBy: any(loginAccepted, takesOnlyKeys),
  lookAlikes: ['auth/auth-root-login-disabled', 'auth/account-faillock', 'auth/auth-password-disabled'],
  decidedBy: {
    where: 'server',
    says: 'Look for "Failed password" in the log: it says whether the password or the account is refused:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Type the password by hand once, without a script around it.' },
    { where: 'server', system: 'linux', does: 'Set it anew:', run: 'sudo passwd {user}' },
    { where: 'client', system: 'any', does: 'Better, use a key:', run: 'ssh-copy-id -p {port} {name}' },
  ],
  source: ['https://github.com/datastax/diagnostic-collection/issues/138'],
});
