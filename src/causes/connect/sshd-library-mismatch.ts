import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { libraryBad } from '../conditions/inside.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-library-mismatch',
  title: 'sshd does not start: its libraries are of another version after a half-done upgrade.',
  layer: 'J',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: libraryBad,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-start-limit-hit'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['client/client-openssl-mismatch'],
  decidedBy: { where: 'server', says: 'On the console; it must print nothing:', run: 'sudo sshd -t' },
  fix: [
    {
      where: 'server',
      system: 'debian',
      does: 'On the console, complete the upgrade:',
      run: 'sudo dpkg --configure -a && sudo apt full-upgrade',
    },
    { where: 'server', system: 'rhel', does: 'On the console, complete the upgrade:', run: 'sudo dnf upgrade' },
    ...restartServer,
  ],
  source: ['https://github.com/haikuports/haikuports/issues/12950'],
});
