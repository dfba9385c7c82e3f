import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { deniedOrCut, loginAccepted, noKeyOffered, problemSeen } from '../conditions/auth.ts';

const windowsHere = fact('client.system').field('platform').equals('windows', 'this machine is Windows');
const ignored = problemSeen('bad-permissions', 'ssh ignores a key file that others may read');

export default defineCause({
  id: 'auth/key-permissions-windows',
  title:
    'Other accounts of this Windows machine may read the private key file, so ssh ignores it[: {login.key-problems(problem=bad-permissions).path}].',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(deniedOrCut, windowsHere, ignored), weight: 'decisive' }],
  proof: all(deniedOrCut, windowsHere, ignored, noKeyOffered),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/key-permissions-unix'],
  fix: [
    {
      where: 'client',
      system: 'windows',
      does: 'Take the inherited rights away and keep your own:',
      run: 'icacls {login.key-problems(problem=bad-permissions).path} /inheritance:r /grant:r "$($env:USERNAME):R"',
    },
  ],
  source: ['https://github.com/PowerShell/openssh-portable'],
});
