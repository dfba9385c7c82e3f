import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is } from '../../contract/condition.ts';
import { deniedOrCut, identityIs, keyFile, keyProblem, loginAccepted, notPub } from '../conditions/auth.ts';

const windowsHere = fact('client.system').field('platform').equals('windows', 'this machine is Windows');

/** Of a .pub file ssh says the same; that is another cause. */
const privateTooOpen = fact('login.key-problems').element(
  { problem: is('bad-permissions'), path: notPub },
  'ssh ignores a key file that others may read',
);

export default defineCause({
  id: 'auth/key-permissions-unix',
  title:
    'Others may read the private key file, so ssh ignores it[: {login.key-problems(problem=bad-permissions).path}].',
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
      when: all(deniedOrCut, privateTooOpen),
      weight: 'decisive',
    },
  ],
  proof: any(
    keyFile({ tooOpen: is(true), state: is('private-key') }, 'ssh ignores a key file that others may read'),
    keyProblem('bad-permissions', 'ssh ignores a key file that others may read', { path: notPub }),
  ),
  ruledOutBy: any(loginAccepted, windowsHere),
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/key-permissions-windows', 'auth/wsl-drvfs-permissions'],
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Make the file readable for you alone:',
      run: 'chmod 600 {login.key-problems(problem=bad-permissions).path}',
    },
    {
      where: 'client',
      system: 'macos',
      does: 'Make the file readable for you alone:',
      run: 'chmod 600 {login.key-problems(problem=bad-permissions).path}',
    },
  ],
  source: ['OpenSSH authfile.c', 'https://github.com/msysgit/git/issues/31'],
});
