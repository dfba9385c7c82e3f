import { defineCause } from '../../contract/cause.ts';
import { all, is } from '../../contract/condition.ts';
import { denied, identityIs, loginAccepted, noKeyOffered, takesKeys, takesOnlyKeys } from '../conditions/auth.ts';

const missingNamed = identityIs(
  { explicit: is(true), state: is('missing', 'unreadable') },
  'the key file that ssh was told to use is not there or cannot be read',
);

export default defineCause({
  id: 'auth/key-not-offered',
  title: 'The key meant for {host} is not offered: ssh finds no key, or not the file it was told to use.',
  says: 'Without -i or IdentityFile, ssh looks only for files such as ~/.ssh/id_ed25519 and asks the agent.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: all(denied, takesOnlyKeys, noKeyOffered), weight: 'decisive' },
    { when: all(denied, takesKeys, noKeyOffered), weight: 'medium' },
    { when: all(denied, missingNamed), weight: 'decisive' },
  ],
  proof: all(denied, takesOnlyKeys, noKeyOffered),
  ruledOutBy: loginAccepted,
  lookAlikes: [
    'auth/auth-key-not-on-server',
    'auth/auth-wrong-key-offered',
    'auth/agent-not-running',
    'auth/auth-password-disabled',
  ],
  fix: [
    { where: 'client', system: 'any', does: 'Name the key:', run: 'ssh -i PATH_OF_THE_KEY {name}' },
    {
      where: 'client',
      system: 'any',
      does: 'Show the files ssh looks at, and the keys of the agent:',
      run: 'ssh -G {name}; ssh-add -l',
    },
    { where: 'client', system: 'any', does: 'Load the key into the agent:', run: 'ssh-add PATH_OF_THE_KEY' },
  ],
  source: ['OpenSSH ssh.c', 'OpenSSH sshconnect2.c'],
});
