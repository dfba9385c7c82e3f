import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'session/session-x11-failed',
  title: 'Windows of remote programs cannot be shown: X11 forwarding does not work.',
  layer: 'T',
  frequency: 'occasional',
  signs: [sign('decisive', said('x11-failed'))],
  lookAlikes: ['session/session-tcp-forwarding-disabled'],
  decidedBy: { where: 'server', says: 'Look whether xauth is there:', run: 'command -v xauth' },
  fix: [
    {
      where: 'server',
      system: 'debian',
      does: 'Install xauth and allow it (X11Forwarding yes):',
      run: 'sudo apt install xauth',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'Install xauth and allow it (X11Forwarding yes):',
      run: 'sudo dnf install xorg-x11-xauth',
    },
  ],
  source: ['OpenSSH clientloop.c'],
});
