import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { configBad } from '../conditions/inside.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-config-error',
  title: 'sshd does not start: a line of sshd_config is wrong.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns],
  proof: configBad,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-start-limit-hit'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-running', 'connect/sshd-not-installed'],
  decidedBy: { where: 'server', says: 'On the console; it names the file and the line:', run: 'sudo sshd -t' },
  fix: [
    ...restartServer,
    {
      where: 'server',
      system: 'any',
      does: 'Before that, let sshd name the line, correct it there or in a file of sshd_config.d, and check again:',
      run: 'sudo sshd -t',
    },
  ],
  source: ['servconf.c', 'https://github.com/chrisanthropic/PlexInTheCloud/issues/49'],
});
