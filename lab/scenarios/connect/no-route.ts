import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/no-route',
  fault: { kind: 'route.delete' },
  expect: {
    first: 'connect/net-offline-or-unreachable',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['connect/fw-reject-rule'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
