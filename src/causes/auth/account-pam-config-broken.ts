import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { closedAtAuth, closedWithWords, keyAccepted, loginAccepted } from '../conditions/auth.ts';
import { pamModuleMissing, pamNothingAllows } from '../conditions/inside-pam.ts';

export default defineCause({
  id: 'auth/account-pam-config-broken',
  title: 'The login rules of the server (PAM) are broken, so nobody gets in.',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('pam-account-broken'),
    { when: all(closedAtAuth, keyAccepted), weight: 'strong' },
    { when: closedWithWords, weight: 'strong', against: true },
  ],
  proof: any(pamModuleMissing, pamNothingAllows, saidOfUs('pam-account-broken')),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/account-pam-access-denied'],
  decidedBy: { where: 'server', says: 'Look for "PAM" in the log:', run: 'sudo journalctl -u ssh -u sshd -e' },
  fix: [
    { where: 'server', system: 'debian', does: 'On the console, write the rules anew:', run: 'sudo pam-auth-update' },
    {
      where: 'server',
      system: 'rhel',
      does: 'On the console, write the rules anew:',
      run: 'sudo authselect apply-changes',
    },
  ],
  source: ['taxonomy, layer S'],
});
