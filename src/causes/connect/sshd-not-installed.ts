import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { refusedByHostSigns } from '../conditions/connect-signs.ts';
import { installed, notInstalled, refusedOrInside } from '../conditions/inside.ts';
import { installServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-not-installed',
  title: 'No SSH server is installed on {address}.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  signs: refusedByHostSigns,
  proof: all(refusedOrInside, notInstalled), // from outside alone never
  ruledOutBy: any(answersAsSsh, installed),
  explains: ['connect/sshd-not-running', 'connect/sshd-not-enabled-at-boot'],
  lookAlikes: ['connect/sshd-not-running', 'connect/wrong-port', 'connect/ban-fail2ban'],
  decidedBy: {
    where: 'server',
    says: 'Look on the console whether there is an SSH server:',
    run: 'command -v sshd || ls /usr/sbin/sshd',
  },
  fix: installServer,
  source: ['founding article'],
});
