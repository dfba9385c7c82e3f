import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';

export default defineCause({
  id: 'connect/macos-remote-login-off',
  title: 'Remote Login is switched off on the Mac.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/sshd-not-running'],
  decidedBy: {
    where: 'server',
    says: 'Is the server a Mac? In its terminal:',
    run: 'sudo systemsetup -getremotelogin',
  },
  fix: [
    {
      where: 'server',
      system: 'macos',
      does: 'Open System Settings > General > Sharing and switch Remote Login on, or in a terminal:',
      run: 'sudo systemsetup -setremotelogin on',
    },
  ],
  source: ['Apple support: Allow a remote computer to access your Mac'],
});
