import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { deniedOrCut, keyAccepted, loginAccepted, noKeyOffered, problemSeen } from '../conditions/auth.ts';

const locked = problemSeen(
  ['passphrase-needed', 'wrong-passphrase'],
  'ssh cannot unlock a key file: its passphrase is missing or wrong',
);

export default defineCause({
  id: 'auth/key-passphrase-unavailable',
  title:
    'The private key is protected by a passphrase that nobody could give here[: {login.key-problems(problem=passphrase-needed).path}].',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(deniedOrCut, locked), weight: 'decisive' }],
  proof: all(deniedOrCut, locked, any(noKeyOffered, keyAccepted)),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/auth-no-tty-or-batchmode'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Unlock it once for this session:',
      run: 'ssh-add {login.key-problems(problem=passphrase-needed).path}',
    },
    {
      where: 'client',
      system: 'macos',
      does: 'Keep it in the keychain:',
      run: 'ssh-add --apple-use-keychain {login.key-problems(problem=passphrase-needed).path}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'For jobs, make a key of its own without passphrase, with few rights on the server.',
    },
  ],
  source: ['founding article', 'OpenSSH ssherr.c'],
});
