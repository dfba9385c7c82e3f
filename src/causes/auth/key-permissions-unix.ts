import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is } from '../../contract/condition.ts';
import { deniedOrCut, identityIs, keyFile, keyProblem, loginAccepted, problemSeen } from '../conditions/auth.ts';

const windowsHere = fact('client.system').field('platform').equals('windows', 'this machine is Windows');

export default defineCause({
  id: 'auth/key-permissions-unix',
  title: 'Others may read the private key file, so ssh ignores it[: {login.key-problems.path}].',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    {
      when: all(
        deniedOrCut,
        identityIs(
          { tooOpen: is(true), state: is('private-key'), explicit: is(true) },
          'ssh ignores a key file that others may read, and it is one that ssh was told to use',
        ),
      ),
      weight: 'decisive',
    },
    {
      when: all(deniedOrCut, problemSeen('bad-permissions', 'ssh ignores a key file that others may read')),
      weight: 'decisive',
    },
  ],
  proof: any(
    keyFile({ tooOpen: is(true), state: is('private-key') }, 'ssh ignores a key file that others may read'),
    keyProblem('bad-permissions', 'ssh ignores a key file that others may read'),
  ),
  ruledOutBy: any(loginAccepted, windowsHere),
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/key-permissions-windows', 'auth/wsl-drvfs-permissions'],
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Make the file readable for you alone:',
      run: 'chmod 600 {login.key-problems.path}',
    },
    {
      where: 'client',
      system: 'macos',
      does: 'Make the file readable for you alone:',
      run: 'chmod 600 {login.key-problems.path}',
    },
  ],
  source: ['OpenSSH authfile.c', 'https://github.com/msysgit/git/issues/31'],
});
