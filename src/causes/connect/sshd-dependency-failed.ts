import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { dependencyFailed } from '../conditions/inside-sshd.ts';

export default defineCause({
  id: 'connect/sshd-dependency-failed',
  title: 'sshd does not start: something it waits for at boot failed (a disk, the network).',
  layer: 'J',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: dependencyFailed,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-enabled-at-boot'],
  decidedBy: { where: 'server', says: 'On the console:', run: 'systemctl --failed; systemctl list-jobs' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, see what failed; give a disk that may be missing the option nofail in /etc/fstab:',
      run: 'systemctl --failed; systemctl list-jobs',
    },
  ],
  source: ['systemd.unit(5)'],
});
