import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'footprint/twenty-refused-fail2ban',
  title: 'Twenty runs with a refused key under the eyes of fail2ban.',
  runs: 20,
  counts: false,
  fault: [{ kind: 'fail2ban.ban', ban: false }, { kind: 'authorized-keys.replace' }],
  expect: {},
});
