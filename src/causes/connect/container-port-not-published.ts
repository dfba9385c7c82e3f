import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';

export default defineCause({
  id: 'connect/container-port-not-published',
  title: 'The container runs an SSH server, and its port is not published on the machine.',
  layer: 'K',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/container-no-sshd'],
  decidedBy: { where: 'server', says: 'Does SSH run in a container? Look at the column PORTS:', run: 'docker ps' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'See which ports the container publishes, and start it with the port:',
      run: 'docker ps; docker run -p 2222:22 <image>',
    },
  ],
  source: ['https://github.com/mtmacdonald/docker-laravel/issues/12'],
});
