import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/no-common-method',
  fault: {
    kind: 'sshd.option',
    lines: ['PubkeyAuthentication no', 'PasswordAuthentication no', 'HostbasedAuthentication yes'],
  },
  expect: {
    first: 'auth/auth-server-offers-no-method',
    verdict: 'proven',
    never: ['auth/auth-pubkey-disabled', 'auth/auth-key-not-on-server'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
