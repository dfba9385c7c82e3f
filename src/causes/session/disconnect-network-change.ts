import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/disconnect-network-change',
  title: 'The network of this machine changed under the connection (sleep, Wi-Fi, VPN).',
  layer: 'U',
  frequency: 'common',
  refusedBy: 'this-network',
  signs: [
    sign('strong', said('server-silent')),
    sign('medium', said('broken-pipe')),
    sign('strong', told('change', 'sleep-or-move')),
  ],
  lookAlikes: ['session/disconnect-idle-timeout'],
  decidedBy: { where: 'person', says: 'Remember whether the machine slept or changed its network.' },
  fix: [
    { where: 'client', system: 'any', does: 'Connect again; keep the work alive on the server:', run: 'tmux attach' },
    { where: 'client', system: 'any', does: 'Use mosh, which follows a changed address.' },
  ],
  source: ['OpenSSH clientloop.c'],
});
