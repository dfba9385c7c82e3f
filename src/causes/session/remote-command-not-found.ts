import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'session/remote-command-not-found',
  title: 'The program that should run on the server is not there, or not in its search path.',
  layer: 'T',
  frequency: 'common',
  signs: [sign('decisive', said('command-not-found')), sign('strong', said('rsync-protocol'))],
  lookAlikes: ['session/session-rc-output-breaks-sftp', 'session/session-forced-command'],
  decidedBy: { where: 'client', says: 'Let the server look:', run: 'ssh {name} "command -v rsync; echo \\$PATH"' },
  fix: [
    { where: 'server', system: 'debian', does: 'Install it, such as rsync:', run: 'sudo apt install rsync' },
    { where: 'server', system: 'rhel', does: 'Install it, such as rsync:', run: 'sudo dnf install rsync' },
    { where: 'client', system: 'any', does: 'Or name its place, such as with --rsync-path.' },
  ],
  source: ['rsync log.c', 'POSIX, exit status 127'],
});
