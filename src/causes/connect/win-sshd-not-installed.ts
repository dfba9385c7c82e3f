import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { featureNotPresent } from '../conditions/platform.ts';

export default defineCause({
  id: 'connect/win-sshd-not-installed',
  title: 'The Windows machine has no OpenSSH server.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  signs: [...reasonForRefusalSigns],
  proof: featureNotPresent,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-installed'],
  lookAlikes: ['connect/sshd-not-installed'],
  decidedBy: {
    where: 'server',
    says: 'Is the server a Windows machine? In its PowerShell:',
    run: 'Get-WindowsCapability -Online -Name OpenSSH.Server*',
  },
  fix: [
    {
      where: 'server',
      system: 'windows',
      does: 'Install and start it, in a PowerShell as administrator:',
      run: 'Add-WindowsCapability -Online -Name OpenSSH.Server~~~~0.0.1.0; Start-Service sshd; Set-Service sshd -StartupType Automatic',
    },
  ],
  source: ['founding article'],
});
