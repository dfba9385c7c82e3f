import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/disconnect-idle-timeout',
  title: 'Something on the way forgets connections that are idle.',
  layer: 'U',
  frequency: 'common',
  refusedBy: 'path',
  signs: [
    sign('strong', said('broken-pipe')),
    sign('strong', told('change', 'idle')),
    sign('medium', told('setup', 'nat')),
  ],
  lookAlikes: ['session/disconnect-server-timeout', 'session/path-stateful-device-resets'],
  decidedBy: {
    where: 'client',
    says: 'Watch whether it still ends with keepalives:',
    run: 'ssh -o ServerAliveInterval=30 {name}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Keep the connection busy (put ServerAliveInterval 30 into ~/.ssh/config for good):',
      run: 'ssh -o ServerAliveInterval=30 {name}',
    },
    { where: 'client', system: 'putty', does: 'Set Connection, Seconds between keepalives, to 30.' },
  ],
  source: ['OpenSSH clientloop.c', 'RFC 5382 section 5'],
});
