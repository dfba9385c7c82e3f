import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import {
  denied,
  kbdintOffHere,
  keysOffHere,
  loginAccepted,
  passwordOffHere,
  takesKeys,
  takesNothingCommon,
  takesOnlyKeys,
  takesPrompts,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-server-offers-no-method',
  title: 'What the server accepts as login ({login.methods}) and what ssh may use here do not meet.',
  layer: 'P',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: all(denied, takesNothingCommon), weight: 'decisive' },
    { when: all(denied, takesOnlyKeys, keysOffHere), weight: 'decisive' },
  ],
  proof: all(
    denied,
    any(
      takesNothingCommon,
      all(takesOnlyKeys, keysOffHere),
      all(not(takesKeys), takesPrompts, passwordOffHere, kbdintOffHere),
    ),
  ),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/auth-password-disabled', 'auth/auth-pubkey-disabled', 'auth/auth-kbdint-not-handled'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Look which of your settings switch methods off, and delete them:',
      run: 'ssh -G {name}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Allow one method that the client has: PubkeyAuthentication yes, and look at AuthenticationMethods:',
      run: 'sudo sshd -T',
    },
  ],
  source: ['OpenSSH sshconnect2.c'],
});
