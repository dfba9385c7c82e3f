import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { everyKeyRefused, loginAccepted, windowsServer } from '../conditions/auth.ts';
import { isDebian, isDropbear, isUbuntu } from '../conditions/banner.ts';
import { keyFileOpenToOthers } from '../conditions/platform.ts';

export default defineCause({
  id: 'auth/win-authorized-keys-acl',
  title: 'The authorized_keys file on the Windows server may be written by others, so sshd does not use it.',
  layer: 'R',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(everyKeyRefused, windowsServer), weight: 'strong' }],
  proof: keyFileOpenToOthers,
  ruledOutBy: any(loginAccepted, isUbuntu, isDebian, isDropbear),
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Show who may use the file; only SYSTEM, Administrators and the user should be there:',
    run: 'icacls $env:USERPROFILE\\.ssh\\authorized_keys',
  },
  fix: [
    {
      where: 'server',
      system: 'windows',
      does: 'Take the inherited rights away and grant them anew:',
      run: 'icacls $env:USERPROFILE\\.ssh\\authorized_keys /inheritance:r /grant "SYSTEM:F" /grant "Administrators:F"',
    },
  ],
  source: ['taxonomy, layer R'],
});
