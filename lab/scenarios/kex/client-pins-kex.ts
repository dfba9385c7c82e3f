import { defineScenario } from '../../scenario.ts';

// A line for a device of long ago that was meant to add, and replaces.
export default defineScenario({
  id: 'kex/client-pins-kex',
  client: { files: { '~/.ssh/config': 'Host *.lab\n  KexAlgorithms diffie-hellman-group1-sha1\n' } },
  expect: {
    first: 'kex/alg-client-config-pins',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['kex/alg-kex-sha1-only', 'kex/alg-client-too-old'],
    exit: 1,
  },
  fix: {},
});
