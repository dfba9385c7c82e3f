import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is, not } from '../../contract/condition.ts';
import { deniedOrCut, identityIs, keyFile, keyProblem, loginAccepted, notPub } from '../conditions/auth.ts';

const windowsHere = fact('client.system').field('platform').equals('windows', 'this machine is Windows');

/** Of a .pub file ssh says the same; that is another cause. */
const privateTooOpen = fact('login.key-problems').element(
  { problem: is('bad-permissions'), path: notPub },
  'ssh ignores a key file that others may read',
);

const cannotRead = fact('login.key-problems').element(
  { problem: is('unreadable') },
  'ssh may not read the private key file',
);
const readable = not(cannotRead);

export default defineCause({
  id: 'auth/key-permissions-unix',
  title:
    'The permissions of the private key file keep ssh from using it[: {login.key-problems(problem=bad-permissions).path}][: {login.key-problems(problem=unreadable).path}].',
  says: 'A private key must be readable for you, and for nobody else.',
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
    { when: all(deniedOrCut, cannotRead), weight: 'decisive' },
  ],
  proof: any(
    keyProblem('unreadable', 'ssh may not read the private key file'),
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
      when: readable,
    },
    {
      where: 'client',
      system: 'any',
      does: 'Make the file yours, and readable for you alone:',
      run: 'sudo chown "$USER" {login.key-problems(problem=unreadable).path} && sudo chmod 600 {login.key-problems(problem=unreadable).path}',
      when: cannotRead,
    },
    {
      where: 'client',
      system: 'macos',
      does: 'Make the file readable for you alone:',
      run: 'chmod 600 {login.key-problems(problem=bad-permissions).path}',
      when: readable,
    },
  ],
  source: ['OpenSSH authfile.c', 'https://github.com/msysgit/git/issues/31'],
});
