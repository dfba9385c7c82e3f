import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { everyKeyRefused, loginAccepted, windowsServer } from '../conditions/auth.ts';
import { isDebian, isDropbear, isUbuntu } from '../conditions/banner.ts';
import { keyInUnreadFile } from '../conditions/platform.ts';

export default defineCause({
  id: 'auth/win-administrators-authorized-keys',
  title: 'For members of Administrators, sshd on Windows reads another file: administrators_authorized_keys.',
  layer: 'R',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(everyKeyRefused, windowsServer), weight: 'strong' }],
  proof: keyInUnreadFile,
  ruledOutBy: any(loginAccepted, isUbuntu, isDebian, isDropbear),
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Look for the block "Match Group administrators" at the end of the file:',
    run: 'Get-Content $env:ProgramData\\ssh\\sshd_config -Tail 5',
  },
  fix: [
    {
      where: 'server',
      system: 'windows',
      does: 'Put the key into that file and give it to Administrators and SYSTEM alone:',
      run: 'icacls C:\\ProgramData\\ssh\\administrators_authorized_keys /inheritance:r /grant "Administrators:F" /grant "SYSTEM:F"',
    },
  ],
  source: ['https://github.com/PowerShell/Win32-OpenSSH/issues/1701'],
});
