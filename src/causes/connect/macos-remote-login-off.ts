import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { notAmongChosenUsers, remoteLoginOff } from '../conditions/platform.ts';

export default defineCause({
  id: 'connect/macos-remote-login-off',
  title: 'Remote Login is switched off on the Mac, or not meant for this account.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  showsAt: ['connect', 'auth', 'session'],
  signs: [...reasonForRefusalSigns],
  proof: any(remoteLoginOff, notAmongChosenUsers),
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running'],
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
    {
      where: 'server',
      system: 'macos',
      does: 'Add the account to those who may use it:',
      run: 'sudo dseditgroup -o edit -a {user} -t user com.apple.access_ssh',
      when: notAmongChosenUsers,
    },
  ],
  source: ['Apple support: Allow a remote computer to access your Mac'],
});
