import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { closedAtAuth, keyAccepted, loginAccepted, namesNoMethod } from '../conditions/auth.ts';
import { serverSince98 } from '../conditions/banner.ts';

export default defineCause({
  id: 'auth/limit-refuseconnection',
  title: 'The server refuses connections of this user or from this address by rule (RefuseConnection).',
  layer: 'I',
  frequency: 'rare',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('refuse-connection'),
    { when: all(closedAtAuth, not(keyAccepted)), weight: 'medium' },
    { when: all(closedAtAuth, serverSince98), weight: 'weak' },
    { when: all(closedAtAuth, serverSince98, namesNoMethod), weight: 'decisive' },
  ],
  proof: saidOfUs('refuse-connection'),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/account-pam-access-denied', 'banner/limit-persource-penalties'],
  decidedBy: {
    where: 'server',
    says: 'Ask sshd what holds for this user and address:',
    run: 'sudo sshd -T -C user={user},host=x,addr=YOUR.ADDRESS',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Change the Match block that holds "RefuseConnection yes", check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH srclimit.c', 'sshd_config(5)'],
});
