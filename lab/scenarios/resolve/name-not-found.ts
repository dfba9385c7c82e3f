import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/name-not-found',
  fault: { kind: 'dns.nxdomain' },
  expect: { first: 'resolve/dns-name-not-found', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
