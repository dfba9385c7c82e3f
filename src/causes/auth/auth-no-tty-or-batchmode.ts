import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { batchMode, denied, loginAccepted, noKeyOffered, takesOnlyKeys, takesPrompts } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-no-tty-or-batchmode',
  title: 'The server asks for a password, and ssh may not ask anybody (BatchMode).',
  layer: 'P',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, batchMode, takesPrompts, noKeyOffered), weight: 'decisive' }],
  proof: all(denied, batchMode, takesPrompts, noKeyOffered),
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
