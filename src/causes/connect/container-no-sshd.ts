import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';

export default defineCause({
  id: 'connect/container-no-sshd',
  title: 'The container has no SSH server at all.',
  layer: 'K',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/sshd-not-installed', 'connect/container-port-not-published'],
  decidedBy: {
    where: 'server',
    says: 'Is the target a container? Look whether it has an SSH server:',
    run: "docker exec <container> sh -c 'command -v sshd'",
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Enter the container without SSH:',
      run: 'docker exec -it <container> sh',
    },
  ],
  source: ['Docker documentation'],
});
