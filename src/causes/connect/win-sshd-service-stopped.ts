import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { windowsServiceStopped } from '../conditions/platform.ts';

export default defineCause({
  id: 'connect/win-sshd-service-stopped',
  title: 'The OpenSSH service of the Windows machine is stopped.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: windowsServiceStopped,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running', 'connect/sshd-not-enabled-at-boot'],
  lookAlikes: ['connect/sshd-not-running'],
  decidedBy: { where: 'server', says: 'Is the server a Windows machine? In its PowerShell:', run: 'Get-Service sshd' },
  fix: [
    {
      where: 'server',
      system: 'windows',
      does: 'Start it now and at every boot, in a PowerShell as administrator:',
      run: 'Set-Service sshd -StartupType Automatic; Start-Service sshd',
    },
  ],
  source: ['https://github.com/PowerShell/Win32-OpenSSH/issues/1778'],
});
