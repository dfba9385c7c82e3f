import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { serverSays } from '../conditions/auth.ts';
import { accountExpired } from '../conditions/inside.ts';
import { sessionWorks } from '../conditions/session.ts';

const said = serverSays('account has expired', 'the server says that the account has expired');

export default defineCause({
  id: 'auth/account-expired',
  title: 'The account {user} has expired on the server.',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  showsAt: ['auth', 'session'],
  signs: [saidEarlier('pam-expired'), { when: said, weight: 'decisive' }],
  proof: any(any(said, accountExpired), saidOfUs('pam-expired')),
  ruledOutBy: sessionWorks,
  lookAlikes: ['auth/account-password-expired'],
  fix: [{ where: 'server', system: 'linux', does: 'Take the end date away:', run: 'sudo chage -E -1 {user}' }],
  source: ['OpenSSH auth-shadow.c'],
});
