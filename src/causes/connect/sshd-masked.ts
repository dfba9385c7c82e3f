import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { noneAnywhere, refusedOrInside, serviceMasked } from '../conditions/inside.ts';

export default defineCause({
  id: 'connect/sshd-masked',
  title: 'The SSH service of the machine is masked, so that nothing can start it.',
  layer: 'J',
  frequency: 'rare',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: all(refusedOrInside, noneAnywhere, serviceMasked),
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-not-enabled-at-boot'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-running', 'connect/sshd-not-installed'],
  decidedBy: { where: 'server', says: 'On the console; masked is the answer:', run: 'systemctl is-enabled ssh sshd' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, unmask it and start it:',
      run: 'sudo systemctl unmask ssh.service ssh.socket; sudo systemctl enable --now ssh',
    },
  ],
  source: ['systemctl(1)'],
});
