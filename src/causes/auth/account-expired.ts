import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { serverSays } from '../conditions/auth.ts';
import { accountExpired, passwordPastGrace } from '../conditions/inside.ts';
import { sessionWorks } from '../conditions/session.ts';

const said = serverSays('account has expired', 'the server says that the account has expired');

export default defineCause({
  id: 'auth/account-expired',
  title:
    'The account {user} has expired on the server: its end date has passed, or its password is past its days of grace.',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  showsAt: ['auth', 'session'],
  signs: [saidEarlier('pam-expired'), { when: said, weight: 'decisive' }],
  proof: any(any(said, accountExpired), saidOfUs('pam-expired')),
  // pam_unix says the same of a password that is past its days of grace.
  ruledOutBy: any(sessionWorks, passwordPastGrace),
  lookAlikes: ['auth/account-password-expired'],
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'See whether the account or its password has ended:',
      run: 'sudo chage -l {user}',
    },
    { where: 'server', system: 'linux', does: 'Take the end date away:', run: 'sudo chage -E -1 {user}' },
  ],
  source: ['OpenSSH auth-shadow.c'],
});
