import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { hostKeysMissing } from '../conditions/inside.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-no-host-keys',
  title: 'sshd does not start: it has no host keys.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns],
  proof: hostKeysMissing,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-start-limit-hit'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-running', 'connect/sshd-not-installed'],
  decidedBy: { where: 'server', says: 'On the console; "no hostkeys available" is the answer:', run: 'sudo sshd -t' },
  fix: [
    { where: 'server', system: 'any', does: 'On the console, make the missing keys:', run: 'sudo ssh-keygen -A' },
    ...restartServer,
  ],
  source: ['sshd.c', 'https://github.com/redhat-developer/rh-che/issues/337'],
});
