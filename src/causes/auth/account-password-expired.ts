import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { serverSays } from '../conditions/auth.ts';
import { passwordMustChange } from '../conditions/inside-pam.ts';
import { sessionWorks } from '../conditions/session.ts';

const said = serverSays(
  'password has expired|[Pp]assword change required|required to change your password',
  'the server says that the password must be changed',
);

export default defineCause({
  id: 'auth/account-password-expired',
  title: 'The password of the account {user} has expired and must be changed before anything else.',
  layer: 'S',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  showsAt: ['auth', 'session'],
  signs: [{ when: said, weight: 'decisive' }],
  proof: any(said, passwordMustChange),
  ruledOutBy: sessionWorks,
  lookAlikes: ['auth/account-expired'],
  fix: [
    { where: 'client', system: 'any', does: 'Log in from a terminal and change it when asked:', run: 'ssh -t {name}' },
    { where: 'server', system: 'linux', does: 'Or set its age back:', run: 'sudo chage -d "$(date +%F)" {user}' },
  ],
  source: ['OpenSSH session.c', 'OpenSSH auth-shadow.c'],
});
