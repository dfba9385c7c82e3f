import { defineCause } from '../../contract/cause.ts';
import { all, any, type Condition, fact, is } from '../../contract/condition.ts';
import { deniedOrCut, identityIs, keyFile, keyProblem, loginAccepted, notPub } from '../conditions/auth.ts';

/** Of a .pub file ssh says the same; that is another cause. */
function unreadable(problem: string): Condition {
  return fact('login.key-problems').element({ problem: is(problem), path: notPub }, 'a private key file is damaged');
}

export default defineCause({
  id: 'auth/key-file-corrupt-crlf-newline',
  title: 'The private key file is damaged[ ({config.identity-files(state=damaged).path})], so ssh cannot use it.',
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
    { when: all(deniedOrCut, unreadable('invalid-format')), weight: 'decisive' },
    { when: all(deniedOrCut, unreadable('libcrypto')), weight: 'decisive' },
  ],
  proof: any(
    keyFile({ state: is('damaged') }, 'a private key file is damaged'),
    keyProblem('invalid-format', 'a private key file is damaged', { path: notPub }),
    keyProblem('libcrypto', 'a private key file is damaged', { path: notPub }),
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
