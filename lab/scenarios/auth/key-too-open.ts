import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/key-too-open',
  fault: { kind: 'file.mode', path: '~/.ssh/id_ed25519', mode: '644' },
  expect: {
    first: 'auth/key-permissions-unix',
    verdict: 'proven',
    never: ['auth/auth-key-not-on-server', 'auth/key-pair-mismatch'],
    exit: 1,
  },
  fix: {},
  ends: 'healthy-after-undo',
});
