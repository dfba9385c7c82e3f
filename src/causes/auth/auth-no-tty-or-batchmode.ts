import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  agentWithoutKeys,
  batchMode,
  denied,
  loginAccepted,
  noKeyOffered,
  noPrivateKey,
  takesKeys,
  takesOnlyKeys,
  takesPrompts,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-no-tty-or-batchmode',
  title: 'The server asks for a password, and ssh may not ask anybody (BatchMode).',
  layer: 'P',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, batchMode, takesPrompts, noKeyOffered), weight: 'decisive' }],
  // Where a key is here and the server takes none, it is auth-pubkey-disabled.
  proof: all(denied, batchMode, takesPrompts, noKeyOffered, any(takesKeys, all(noPrivateKey, agentWithoutKeys))),
  ruledOutBy: any(loginAccepted, takesOnlyKeys),
  lookAlikes: ['auth/key-passphrase-unavailable', 'auth/auth-wrong-password'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'For jobs, use a key that needs no question:',
      run: 'ssh -o BatchMode=yes -o IdentitiesOnly=yes -i KEY {name}',
    },
    { where: 'client', system: 'any', does: 'By hand, let ssh ask:', run: 'ssh -o BatchMode=no {name}' },
  ],
  source: ['OpenSSH readpass.c'],
});
