import { defineCause } from '../../contract/cause.ts';
import { privsepUserMissing } from '../conditions/inside-sshd.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'connect/sshd-privsep-user-missing',
  title: 'The SSH server does not start: its user "sshd" is missing.',
  layer: 'J',
  frequency: 'rare',
  refusedBy: 'nobody',
  signs: [sign('decisive', said('log-privsep-user'))],
  proof: privsepUserMissing,
  explains: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-privsep-dir-missing'],
  decidedBy: { where: 'server', says: 'Let sshd check itself:', run: 'sudo sshd -t' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Make the user:',
      run: 'sudo useradd -r -d /run/sshd -s /usr/sbin/nologin sshd',
    },
  ],
  source: ['OpenSSH sshd.c'],
});
