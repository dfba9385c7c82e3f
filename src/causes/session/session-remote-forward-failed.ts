import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/session-remote-forward-failed',
  title: 'The server cannot take the port of the remote forwarding: it is in use there, or not allowed.',
  layer: 'T',
  frequency: 'common',
  signs: [
    sign('decisive', said('remote-forward-failed')),
    sign('medium', told('setup', 'remote-forward')),
    sign('medium', said('local-forward-broken')),
  ],
  lookAlikes: ['session/session-tcp-forwarding-disabled'],
  decidedBy: { where: 'server', says: 'Look who holds the port:', run: 'sudo ss -ltnp' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Find who holds the port, often an old session of your own:',
      run: 'sudo ss -ltnp',
    },
    { where: 'client', system: 'any', does: 'Choose another port for the forwarding (-R).' },
  ],
  source: ['OpenSSH ssh.c', 'OpenSSH channels.c'],
});
