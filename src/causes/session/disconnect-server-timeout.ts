import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/disconnect-server-timeout',
  title: 'The server ends sessions that are idle.',
  layer: 'U',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    sign('decisive', said('log-client-timeout', 'auto-logout')),
    sign('medium', said('closed-by-remote')),
    sign('weak', told('change', 'idle')),
  ],
  lookAlikes: ['session/disconnect-idle-timeout'],
  decidedBy: {
    where: 'server',
    says: 'Look at what counts:',
    run: 'sudo sshd -T | grep -i -e alive -e timeout; echo $TMOUT',
  },
  fix: [
    { where: 'server', system: 'any', does: 'Raise ClientAliveInterval, ChannelTimeout or TMOUT.' },
    { where: 'client', system: 'any', does: 'Keep the work alive when the session ends:', run: 'tmux' },
  ],
  source: ['OpenSSH serverloop.c', 'bash manual, TMOUT'],
});
