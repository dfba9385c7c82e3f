import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/refused',
  fault: { kind: 'dns.refused' },
  expect: { first: 'resolve/dns-temporary-failure', verdict: 'proven', never: ['resolve/dns-name-not-found'], exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
