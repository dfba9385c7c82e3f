import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/port-in-host',
  client: { args: ['deploy@server.lab:22'] },
  expect: { first: 'client/host-argument-malformed', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
