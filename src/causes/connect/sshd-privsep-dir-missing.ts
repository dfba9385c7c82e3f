import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { privsepMissing } from '../conditions/inside.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-privsep-dir-missing',
  title: 'sshd does not start: the directory it drops its privileges into is missing.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns],
  proof: privsepMissing,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-start-limit-hit'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-running', 'connect/sshd-not-installed'],
  decidedBy: {
    where: 'server',
    says: 'On the console; "Missing privilege separation directory" is the answer:',
    run: 'sudo sshd -t',
  },
  fix: [
    {
      where: 'server',
      system: 'debian',
      does: 'On the console, make it:',
      run: 'sudo mkdir -p /run/sshd && sudo chmod 0755 /run/sshd',
    },
    ...restartServer,
  ],
  source: ['sshd.c', 'https://github.com/microsoft/WSL/issues/3621'],
});
