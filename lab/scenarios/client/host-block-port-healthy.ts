import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'client/host-block-port-healthy',
  title: 'The block of the host stands above the pattern.',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  Port 22\n\nHost *.lab\n  Port 2200\n' } },
  healthy: true,
  expect: { exit: 0 },
});
