import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/tinyssh-healthy',
  title: 'tinyssh, nothing is wrong.',
  server: { kind: 'tinyssh' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
