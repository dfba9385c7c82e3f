import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'footprint/twenty-healthy-penalties',
  title: 'Twenty runs against a sshd that books penalties.',
  runs: 20,
  counts: false,
  server: { image: 'trixie' },
  expect: {},
});
