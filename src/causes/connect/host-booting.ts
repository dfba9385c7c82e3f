import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { startsLater } from '../conditions/machine.ts';

export default defineCause({
  id: 'connect/host-booting',
  title: 'The server is still starting up.',
  layer: 'F',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: startsLater,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-not-enabled-at-boot'],
  lookAlikes: ['connect/sshd-not-running'],
  decidedBy: {
    where: 'client',
    says: 'Try again every few seconds until it answers:',
    run: 'until nc -z -w 3 {address} {port}; do sleep 5; done',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Wait a minute or two and try again; the first start of a cloud server takes longer.',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'If it takes longer, look what the start waits for:',
      run: 'systemctl list-jobs; systemctl --failed',
      when: startsLater,
    },
  ],
  source: ['https://github.com/cockpit-project/cockpit/issues/4943'],
});
