import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/link-down',
  fault: { kind: 'link.down' },
  expect: {
    first: 'connect/net-offline-or-unreachable',
    verdict: 'proven',
    refusedBy: 'this-machine',
    never: ['resolve/dns-name-not-found', 'resolve/dns-temporary-failure'],
    exit: 1,
  },
});
