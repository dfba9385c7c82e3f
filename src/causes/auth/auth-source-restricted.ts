import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { keyForOtherAddress } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/auth-source-restricted',
  title: 'The key or the account may log in only from other addresses (from=, Match Address).',
  layer: 'P',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [saidEarlier('from-address'), ...keyRefusedNotRootSigns],
  proof: any(keyForOtherAddress, saidOfUs('from-address')),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Look for "not from a permitted host" in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Add the address of this machine to the from="…" option of the key in authorized_keys.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Log in from one of the listed addresses, or over a jump host there:',
      run: 'ssh -J BASTION {name}',
    },
  ],
  source: ['OpenSSH auth2-pubkeyfile.c'],
});
