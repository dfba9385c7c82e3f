import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/config-readable-healthy',
  title: 'A configuration that others may read is fine.',
  client: {
    files: { '~/.ssh/config': { content: 'Host server.lab\n  User deploy\n', mode: '644' } },
    args: ['server.lab'],
  },
  healthy: true,
  expect: { exit: 0 },
});
