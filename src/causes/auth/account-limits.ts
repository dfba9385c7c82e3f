import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { serverSays } from '../conditions/auth.ts';
import { pamSessionFull } from '../conditions/inside-pam.ts';
import { sessionWorks } from '../conditions/session.ts';

const said = serverSays('[Tt]oo many logins for', 'the server says: too many logins');

export default defineCause({
  id: 'auth/account-limits',
  title: 'The account {user} already has as many logins as it may.',
  layer: 'S',
  frequency: 'rare',
  refusedBy: 'sshd-configuration',
  showsAt: ['auth', 'session'],
  signs: [saidEarlier('pam-limits'), { when: said, weight: 'decisive' }],
  proof: any(said, pamSessionFull, saidOfUs('pam-limits')),
  ruledOutBy: sessionWorks,
  lookAlikes: ['auth/account-pam-access-denied'],
  fix: [
    { where: 'client', system: 'any', does: 'End other sessions of this account.' },
    { where: 'server', system: 'linux', does: 'Raise maxlogins for it in /etc/security/limits.conf.' },
  ],
  source: ['pam_limits(8)'],
});
