import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/disconnect-server-restart-or-kill',
  title: 'The server ended the session: a restart, a killed process or too little memory.',
  layer: 'U',
  frequency: 'common',
  signs: [
    sign('strong', said('closed-by-remote')),
    sign('medium', told('change', 'after-reboot'), said('closed-by-remote')),
  ],
  lookAlikes: ['session/disconnect-server-timeout', 'session/session-chroot-ownership'],
  decidedBy: { where: 'server', says: 'Read the journal of that time:', run: 'sudo journalctl -e' },
  fix: [{ where: 'server', system: 'linux', does: 'Read why:', run: 'sudo journalctl -b -1 -e; last -x reboot' }],
  source: ['OpenSSH clientloop.c'],
});
