import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/url-healthy',
  title: 'The same port, written as ssh understands it.',
  client: { args: ['ssh://deploy@server.lab:22'] },
  healthy: true,
  expect: { exit: 0 },
});
