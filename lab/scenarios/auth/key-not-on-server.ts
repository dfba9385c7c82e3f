import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// All of these get the same words from sshd (auth2-pubkey.c): only its log can tell.
export default defineScenario({
  id: 'auth/key-not-on-server',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'authorized-keys.replace', fixture: 'client/other_ed25519.pub' },
  expect: {
    first: 'auth/auth-key-not-on-server',
    group: keyRefused,
    exit: 1,
  },
  via: { first: 'auth/auth-key-not-on-server', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
