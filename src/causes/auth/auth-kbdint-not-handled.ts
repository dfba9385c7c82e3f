import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import {
  denied,
  kbdintOffHere,
  keyAccepted,
  loginAccepted,
  noKeyOffered,
  takesKbdint,
  takesPassword,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-kbdint-not-handled',
  title: 'The server asks questions (keyboard-interactive), and ssh may not answer them here.',
  layer: 'P',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, takesKbdint, not(takesPassword), kbdintOffHere), weight: 'decisive' }],
  proof: all(denied, takesKbdint, not(takesPassword), kbdintOffHere, not(keyAccepted), noKeyOffered),
  ruledOutBy: loginAccepted,
  explains: ['auth/auth-server-offers-no-method'],
  lookAlikes: ['auth/auth-wrong-password', 'auth/auth-server-offers-no-method'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Allow it for this host:',
      run: 'ssh -o KbdInteractiveAuthentication=yes {name}',
    },
  ],
  source: ['https://github.com/mscdex/ssh2/issues/533'],
});
