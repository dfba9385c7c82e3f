import { defineScenario } from '../../scenario.ts';

// A message slipped in between the lists and the exchange, as in the attack named Terrapin: both sides must end it.
export default defineScenario({
  id: 'kex/injected-message',
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { on: 'server', kind: 'relay', manner: 'inject' },
  ],
  expect: {
    first: 'kex/alg-strict-kex-violation',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['kex/path-packet-corruption', 'hostkey/hostkey-mitm-or-interception', 'kex/path-mtu-blackhole'],
    exit: 1,
  },
});
