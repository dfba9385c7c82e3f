import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { everyKeyRefused, keyRefusedRarerSigns, loginAccepted } from '../conditions/auth.ts';

const slowAnswer = fact('login.pauses').field('longestMs').atLeast(5000, 'the answer takes seconds to come');

export default defineCause({
  id: 'auth/account-directory-down',
  title: 'The server cannot reach the directory (LDAP, AD, SSSD) that holds its accounts.',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [...keyRefusedRarerSigns, { when: all(everyKeyRefused, slowAnswer), weight: 'medium' }],
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-wrong-username'],
  decidedBy: {
    where: 'server',
    says: 'Ask the server for the account:',
    run: 'getent passwd {user}; sudo systemctl status sssd',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Repair the way to the directory (name servers, time, keytab), then restart:',
      run: 'sudo systemctl restart sssd',
    },
  ],
  source: ['https://github.com/SSSD/sssd/issues/6193'],
});
