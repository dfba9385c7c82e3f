import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/no-client',
  client: { image: 'none' },
  expect: { first: 'client/client-not-installed', verdict: 'proven', exit: 1 },
});
