import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/servfail',
  fault: { kind: 'dns.servfail' },
  expect: { first: 'resolve/dns-temporary-failure', verdict: 'proven', never: ['resolve/dns-name-not-found'], exit: 1 },
  ends: 'healthy-after-undo',
});
