import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/mtu-blackhole',
  client: { args: ['deploy@server4.lab'] },
  fault: { kind: 'mtu.blackhole' },
  expect: {
    first: 'kex/path-mtu-blackhole',
    verdict: 'proven',
    refusedBy: 'path',
    never: ['kex/alg-kex-pq-interop', 'banner/net-dpi-blocks-ssh-protocol'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
