import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForSilenceSigns } from '../conditions/connect-signs.ts';
import { windowsFirewallBlocks } from '../conditions/platform.ts';

export default defineCause({
  id: 'connect/fw-windows-server',
  title: 'The Windows firewall of the server does not let port {port} in.',
  layer: 'H',
  frequency: 'common',
  refusedBy: 'host-firewall',
  signs: [...reasonForSilenceSigns],
  proof: windowsFirewallBlocks,
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/fw-drop-rule', 'connect/win-sshd-service-stopped'],
  decidedBy: {
    where: 'server',
    says: 'Is the server a Windows machine? In its PowerShell:',
    run: 'Get-NetFirewallRule -Name *OpenSSH-Server*',
  },
  fix: [
    {
      where: 'server',
      system: 'windows',
      does: 'Allow it for every network profile, in a PowerShell as administrator:',
      run: "New-NetFirewallRule -Name sshd-{port} -DisplayName 'OpenSSH Server' -Enabled True -Direction Inbound -Protocol TCP -Action Allow -LocalPort {port} -Profile Any",
    },
    {
      where: 'server',
      system: 'windows',
      does: 'See the rules for SSH:',
      run: 'Get-NetFirewallRule -Name *OpenSSH-Server*',
    },
  ],
  source: ['Microsoft Learn: OpenSSH for Windows'],
});
