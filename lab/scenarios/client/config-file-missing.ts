import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/config-file-missing',
  client: { args: ['-F', '/home/me/.ssh/work.conf', 'deploy@server.lab'] },
  expect: { first: 'client/client-config-not-read', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
