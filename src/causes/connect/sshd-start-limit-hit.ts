import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { noneAnywhere, refusedOrInside, startLimitHit } from '../conditions/inside.ts';

export default defineCause({
  id: 'connect/sshd-start-limit-hit',
  title: 'systemd gave up starting sshd after it had failed several times.',
  layer: 'J',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: all(refusedOrInside, noneAnywhere, startLimitHit),
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-config-error'],
  decidedBy: { where: 'server', says: 'On the console:', run: 'systemctl status ssh sshd' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, read the first error, repair it, then start again:',
      run: 'sudo journalctl -u ssh -u sshd -b; sudo systemctl reset-failed ssh; sudo systemctl start ssh',
    },
  ],
  source: ['systemd.unit(5)'],
});
