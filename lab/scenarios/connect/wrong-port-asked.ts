import { defineScenario } from '../../scenario.ts';

// The user asks for a port where nothing listens.
export default defineScenario({
  id: 'connect/wrong-port-asked',
  client: { args: ['-p', '2222', 'deploy@server.lab'] },
  expect: {
    first: 'connect/wrong-port',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['connect/sshd-not-running', 'client/client-config-host-block-override'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: { ends: 'refused', says: 'command line' },
});
