import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'resolve/alias-healthy',
  title: 'The alias stands where ssh reads it.',
  client: {
    args: ['demo'],
    files: { '~/.ssh/config': 'Host demo\n  HostName server.lab\n  User deploy\n' },
  },
  healthy: true,
  expect: { exit: 0 },
});
