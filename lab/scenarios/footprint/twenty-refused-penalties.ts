import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'footprint/twenty-refused-penalties',
  title: 'Twenty runs with a refused key against a sshd that books penalties.',
  runs: 20,
  counts: false,
  server: { image: 'trixie' },
  fault: { kind: 'authorized-keys.replace' },
  expect: {},
});
