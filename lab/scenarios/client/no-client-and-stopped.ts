import { defineScenario } from '../../scenario.ts';

// Both hold; without a client nobody would even see the refusal.
export default defineScenario({
  id: 'client/no-client-and-stopped',
  client: { image: 'none' },
  fault: { kind: 'service.stop' },
  expect: { first: 'client/client-not-installed', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
});
