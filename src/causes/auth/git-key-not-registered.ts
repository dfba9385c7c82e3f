import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { everyKeyRefused, gitHost, loginAccepted, noKeyProblem, userIsGit } from '../conditions/auth.ts';
import { keyMatches, publishedMatches, strangerUnderPublishedName } from '../conditions/hostkey.ts';
import { clientBefore72, clientIsOpenSsh } from '../conditions/kex.ts';

export default defineCause({
  id: 'auth/git-key-not-registered',
  title: '{host} accepts none of the keys that ssh offers: none is registered with an account there.',
  layer: 'W',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(everyKeyRefused, gitHost), weight: 'decisive' }],
  proof: all(
    everyKeyRefused,
    gitHost,
    userIsGit,
    any(keyMatches, publishedMatches),
    clientIsOpenSsh,
    not(clientBefore72),
    noKeyProblem,
  ),
  ruledOutBy: any(loginAccepted, not(gitHost), strangerUnderPublishedName),
  lookAlikes: ['auth/key-not-offered', 'auth/git-remote-url-wrong', 'auth/alg-client-lacks-rsa-sha2'],
  decidedBy: {
    where: 'person',
    says: 'Compare the keys of your account on {host} with {login.offered-keys.fingerprint}.',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Show the public key, and add it in the settings of your account on {host} (SSH keys):',
      run: 'cat ~/.ssh/id_ed25519.pub',
    },
    {
      where: 'client',
      system: 'any',
      does: 'If another key is the registered one, name it:',
      run: 'ssh -o IdentitiesOnly=yes -i KEY -T {name}',
    },
  ],
  source: ['https://docs.github.com/en/authentication/troubleshooting-ssh'],
});
