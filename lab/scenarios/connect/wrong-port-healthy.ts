import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/wrong-port-healthy',
  title: 'The port in ~/.ssh/config is the one the server uses.',
  server: { port: 2222 },
  client: {
    args: ['demo'],
    files: {
      '~/.ssh/config': 'Host demo\n  HostName server.lab\n  HostKeyAlias server.lab\n  User deploy\n  Port 2222\n',
    },
  },
  healthy: true,
  expect: { exit: 0 },
});
