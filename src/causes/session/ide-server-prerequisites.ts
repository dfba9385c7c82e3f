import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/ide-server-prerequisites',
  title: "The editor's server part cannot run on this host: its system is too old or lacks something.",
  layer: 'T',
  frequency: 'common',
  signs: [sign('decisive', said('glibc-missing', 'ide-server-failed')), sign('medium', told('setup', 'old-glibc'))],
  lookAlikes: ['host/host-disk-full', 'session/session-tcp-forwarding-disabled'],
  decidedBy: { where: 'server', says: 'Look at the version of the C library:', run: 'ldd --version' },
  fix: [
    { where: 'client', system: 'any', does: 'Use an older version of the editor, or a newer system on the server.' },
    {
      where: 'server',
      system: 'linux',
      does: 'Look at the version of the C library and the free space:',
      run: 'ldd --version; df -h',
    },
  ],
  source: ['VS Code documentation, Remote-SSH requirements'],
});
