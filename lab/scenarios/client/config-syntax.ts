import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/config-syntax',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  Port twenty-two\n' } },
  expect: { first: 'client/client-config-syntax', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
