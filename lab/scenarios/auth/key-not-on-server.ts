import { defineScenario } from '../../scenario.ts';

// All of these get the same words from sshd (auth2-pubkey.c): only its log can tell.
export default defineScenario({
  id: 'auth/key-not-on-server',
  fault: { kind: 'authorized-keys.replace', fixture: 'client/other_ed25519.pub' },
  expect: {
    first: [
      'auth/auth-key-not-on-server',
      'auth/auth-wrong-username',
      'auth/auth-allowusers-deny',
      'auth/strictmodes-authorized-keys',
      'auth/strictmodes-home-or-ssh-dir',
    ],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
