import { defineScenario } from '../../scenario.ts';

// OpenSSH 9.2 does not know the only method that the server still offers (it came with 9.9).
export default defineScenario({
  id: 'kex/client-too-old',
  server: { image: 'trixie' },
  fault: { kind: 'sshd.algorithms', kex: 'mlkem768x25519-sha256' },
  expect: {
    first: 'kex/alg-client-too-old',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['kex/alg-kex-sha1-only', 'kex/alg-client-config-pins'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
