import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/healthy-session',
  title: 'Nothing is wrong, and the session is looked at.',
  client: { args: ['--session', 'deploy@server.lab'] },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
});
