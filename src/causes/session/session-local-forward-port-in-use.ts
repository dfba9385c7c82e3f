import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/session-local-forward-port-in-use',
  title: 'The local port of the forwarding is in use on this machine.',
  layer: 'T',
  frequency: 'common',
  signs: [
    sign('decisive', said('local-forward-in-use')),
    sign('strong', told('setup', 'local-forward')),
    sign('strong', said('local-forward-broken')),
    sign('weak', told('setup', 'forwarding')),
  ],
  lookAlikes: ['session/session-remote-forward-failed'],
  decidedBy: { where: 'client', says: 'Look who holds the port:', run: 'ss -ltnp' },
  fix: [
    { where: 'client', system: 'linux', does: 'Find who holds the port:', run: 'ss -ltnp' },
    { where: 'client', system: 'any', does: 'Choose another local port (-L, -D).' },
  ],
  source: ['OpenSSH channels.c'],
});
