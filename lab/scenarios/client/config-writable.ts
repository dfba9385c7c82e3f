import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/config-writable',
  client: { files: { '~/.ssh/config': { content: 'Host server.lab\n  User deploy\n', mode: '666' } } },
  expect: { first: 'client/client-config-bad-permissions', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
