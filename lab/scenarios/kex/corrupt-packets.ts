import { defineScenario } from '../../scenario.ts';

// One bit in every 64 octets, behind the key exchange, with a cipher that checks by itself.
export default defineScenario({
  id: 'kex/corrupt-packets',
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { on: 'server', kind: 'relay', manner: 'flip-bits' },
  ],
  expect: {
    first: 'kex/path-packet-corruption',
    refusedBy: 'path',
    never: ['kex/alg-mac-mismatch', 'hostkey/hostkey-mitm-or-interception', 'auth/auth-key-not-on-server'],
    exit: 1,
  },
});
