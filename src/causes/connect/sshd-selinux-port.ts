import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { portNotLabelled } from '../conditions/inside-labels.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-selinux-port',
  title: 'sshd does not start: SELinux does not let it use port {port}.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: portNotLabelled,
  ruledOutBy: answersAsSsh,
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-port-in-use'],
  decidedBy: { where: 'server', says: 'On the console:', run: 'sudo ausearch -m avc -c sshd' },
  fix: [
    {
      where: 'server',
      system: 'rhel',
      does: 'Tell SELinux that this is an SSH port:',
      run: 'sudo semanage port -a -t ssh_port_t -p tcp {port}',
    },
    ...restartServer,
  ],
  source: ['https://github.com/geerlingguy/ansible-for-devops/issues/271'],
});
