import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';

export default defineCause({
  id: 'connect/wsl-or-container-no-init',
  title: 'Nothing starts services in this WSL or container, so sshd never ran.',
  layer: 'X',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/sshd-not-enabled-at-boot'],
  decidedBy: { where: 'server', says: 'In the WSL or container:', run: 'service ssh status' },
  fix: [
    { where: 'server', system: 'linux', does: 'Start it by hand:', run: 'sudo service ssh start' },
    {
      where: 'server',
      system: 'linux',
      does: 'In WSL, let systemd start; in /etc/wsl.conf, section [boot]:',
      run: 'systemd=true',
    },
  ],
  source: ['https://github.com/microsoft/WSL/issues/3621'],
});
