import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'footprint/twenty-healthy-ufw-limit',
  title: 'Twenty runs through ufw limit, which shuts out who connects six times in thirty seconds.',
  runs: 20,
  counts: false,
  fault: { kind: 'fw.ufw', rules: ['limit ssh'] },
  expect: {},
});
