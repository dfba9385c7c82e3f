import { defineCause } from '../../contract/cause.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { keyLineExpired } from '../conditions/inside-keys.ts';

export default defineCause({
  id: 'auth/auth-key-line-expired',
  title: 'The line of your key in authorized_keys was good until a date that has passed (expiry-time).',
  layer: 'R',
  frequency: 'rare',
  refusedBy: 'sshd-configuration',
  signs: [...keyRefusedNotRootSigns],
  proof: keyLineExpired,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/cloud-temporary-access-expired'],
  decidedBy: {
    where: 'server',
    says: 'Look at the lines with a date:',
    run: 'sudo grep -n expiry-time /home/{user}/.ssh/authorized_keys',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Change the expiry-time="…" option of the line in authorized_keys, or take it away.',
    },
  ],
  source: ['OpenSSH auth2-pubkeyfile.c', 'sshd(8)', 'lab'],
});
