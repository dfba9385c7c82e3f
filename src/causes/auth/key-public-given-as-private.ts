import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is, matching } from '../../contract/condition.ts';
import { deniedOrCut, identityIs, loginAccepted, noKeyOffered } from '../conditions/auth.ts';

const publicGiven = identityIs(
  { explicit: is(true), state: is('public-key'), privateBeside: is(true) },
  'the key file that ssh was told to use is a public key, and the private one lies beside it',
);
const pubLoaded = fact('login.key-problems').element(
  { problem: is('invalid-format', 'libcrypto', 'bad-permissions'), path: matching('\\.pub$') },
  'ssh tries to read a private key from a .pub file and cannot',
);

export default defineCause({
  id: 'auth/key-public-given-as-private',
  title: 'ssh was given the public key (.pub) as its private key[: {config.identity-files(state=public-key).path}].',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: all(deniedOrCut, publicGiven), weight: 'medium' },
    { when: all(deniedOrCut, publicGiven, pubLoaded), weight: 'decisive' },
    { when: all(deniedOrCut, pubLoaded), weight: 'medium' },
  ],
  proof: all(deniedOrCut, publicGiven, any(noKeyOffered, pubLoaded)),
  ruledOutBy: loginAccepted,
  explains: [
    'auth/key-not-offered',
    'auth/auth-password-disabled',
    'auth/key-file-corrupt-crlf-newline',
    'auth/key-permissions-unix',
  ],
  lookAlikes: ['auth/key-file-corrupt-crlf-newline'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Name the private file: the same name without .pub:',
      run: 'ssh -i ~/.ssh/id_ed25519 {name}',
    },
  ],
  source: ['PuTTY 0.84 doc/errors', 'OpenSSH sshconnect2.c'],
});
