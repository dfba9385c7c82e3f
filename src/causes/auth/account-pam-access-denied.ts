import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { closedAtAuth, closedWithWords, keyAccepted, loginAccepted } from '../conditions/auth.ts';
import { pamRuleRefuses } from '../conditions/inside-pam.ts';

const ruleKnown = fact('server.pam').field('account.ruleAt').matches('.', 'the rule is known');

export default defineCause({
  id: 'auth/account-pam-access-denied',
  title: 'Your key or password is right, but the rules of the server (PAM) do not let the account {user} in.',
  layer: 'S',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('pam-access', 'pam-account'),
    { when: saidOfUs('pam-account'), weight: 'strong' },
    { when: all(closedAtAuth, keyAccepted), weight: 'strong' },
    { when: closedWithWords, weight: 'strong', against: true }, // pam_access and SSSD say nothing
  ],
  proof: any(pamRuleRefuses, saidOfUs('pam-access')),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/account-pam-config-broken', 'auth/account-expired', 'auth/limit-refuseconnection'],
  decidedBy: {
    where: 'server',
    says: 'Look for "Access denied for user" in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Change the line {server.pam.account.ruleAt}, or put a line above it that lets the account in.',
      when: ruleKnown,
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Allow the account in /etc/security/access.conf, or in the rules of SSSD:',
      run: 'sudo realm permit {user}',
    },
  ],
  source: ['OpenSSH auth-pam.c', 'https://github.com/konstruktoid/hardening/issues/517'],
});
