import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/asyncssh-healthy',
  title: 'asyncssh, nothing is wrong.',
  server: { kind: 'asyncssh' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
