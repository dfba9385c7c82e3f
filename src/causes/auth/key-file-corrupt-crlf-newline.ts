import { defineCause } from '../../contract/cause.ts';
import { all, any, is } from '../../contract/condition.ts';
import { deniedOrCut, identityIs, keyFile, keyProblem, loginAccepted, problemSeen } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/key-file-corrupt-crlf-newline',
  title: 'The private key file is damaged[ ({login.key-problems.path})], so ssh cannot use it.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    {
      when: all(
        deniedOrCut,
        identityIs(
          { state: is('damaged'), explicit: is(true) },
          'a private key file is damaged, and it is one that ssh was told to use',
        ),
      ),
      weight: 'decisive',
    },
    { when: all(deniedOrCut, problemSeen('invalid-format', 'a private key file is damaged')), weight: 'decisive' },
    { when: all(deniedOrCut, problemSeen('libcrypto', 'a private key file is damaged')), weight: 'decisive' },
  ],
  proof: any(
    keyFile({ state: is('damaged') }, 'a private key file is damaged'),
    keyProblem('invalid-format', 'a private key file is damaged'),
    keyProblem('libcrypto', 'a private key file is damaged'),
  ),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/key-ppk-given-to-openssh', 'auth/key-public-given-as-private', 'kex/alg-crypto-policy-sha1'],
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Repair line ends and the last line in a copy, then use the copy:',
      run: '(tr -d "\\r" < KEY; echo) > KEY.repaired && chmod 600 KEY.repaired && ssh-keygen -y -f KEY.repaired',
    },
    { where: 'client', system: 'any', does: 'In a build system, store the key with its line breaks, or as base64.' },
  ],
  source: ['https://github.com/Pendect/action-rsyncer/issues/2', 'https://github.com/openssl/openssl/issues/20054'],
});
