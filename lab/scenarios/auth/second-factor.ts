import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/second-factor',
  title: 'The key is accepted and a password is asked for besides: the person goes on.',
  fault: { kind: 'sshd.option', lines: ['AuthenticationMethods publickey,password'] },
  expect: { outcome: 'incomplete', never: ['auth/auth-key-not-on-server', 'auth/key-pair-mismatch'], exit: 2 },
  ends: 'healthy-after-undo',
});
