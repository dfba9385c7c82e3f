import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  agentHasKeys,
  denied,
  hasPrivateKey,
  loginAccepted,
  namedKeyMissing,
  noKeyOffered,
  spareKey,
  takesKeys,
  takesOnlyKeys,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/key-not-offered',
  title: 'The key meant for {host} is not offered: ssh finds no key, or not the file it was told to use.',
  says: 'Without -i or IdentityFile, ssh looks only for files such as ~/.ssh/id_ed25519 and asks the agent.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: all(denied, takesOnlyKeys, noKeyOffered, any(spareKey, agentHasKeys, hasPrivateKey)), weight: 'decisive' },
    { when: all(denied, takesKeys, noKeyOffered), weight: 'medium' },
    { when: all(denied, namedKeyMissing), weight: 'decisive' },
  ],
  // Without any key on this machine it is auth-password-disabled.
  proof: all(denied, takesOnlyKeys, noKeyOffered, any(namedKeyMissing, spareKey, agentHasKeys, hasPrivateKey)),
  ruledOutBy: loginAccepted,
  explains: ['auth/auth-password-disabled'],
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
