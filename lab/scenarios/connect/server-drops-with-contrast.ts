import { defineScenario } from '../../scenario.ts';
import { knownToClient, ownHostKeys } from '../../second-host.ts';

// Another host of the user answers on port 22, so this network does not block it.
export default defineScenario({
  id: 'connect/server-drops-with-contrast',
  world: 'two-servers',
  server2: { files: ownHostKeys },
  fault: [knownToClient, { kind: 'fw.drop' }],
  expect: { first: 'connect/fw-drop-rule', refusedBy: 'nobody', never: ['connect/net-local-blocks-22'], exit: 1 },
  ends: 'healthy-after-undo',
});
