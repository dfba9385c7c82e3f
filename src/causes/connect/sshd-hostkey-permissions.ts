import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { hostKeysOpen } from '../conditions/inside.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-hostkey-permissions',
  title: 'sshd does not start: others may read its private host keys.',
  layer: 'J',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns],
  proof: hostKeysOpen,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-start-limit-hit'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-running', 'connect/sshd-not-installed'],
  decidedBy: {
    where: 'server',
    says: 'On the console; "UNPROTECTED PRIVATE KEY FILE" is the answer:',
    run: 'sudo sshd -t',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, make the keys private:',
      run: 'sudo chmod 600 /etc/ssh/ssh_host_*_key && sudo chown root:root /etc/ssh/ssh_host_*_key',
    },
    ...restartServer,
  ],
  source: ['authfile.c'],
});
