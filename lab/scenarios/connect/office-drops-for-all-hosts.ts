import { defineScenario } from '../../scenario.ts';
import { knownToClient, ownHostKeys } from '../../second-host.ts';

// Another host of the user is silent on port 22 as well.
export default defineScenario({
  id: 'connect/office-drops-for-all-hosts',
  world: 'two-servers',
  server2: { files: ownHostKeys },
  fault: [
    knownToClient,
    {
      on: 'router1',
      sh: 'nft -f - <<END\ntable inet office { chain chosen { type filter hook forward priority 0; tcp dport 22 drop; }; }\nEND',
      undo: 'nft delete table inet office',
    },
  ],
  expect: {
    first: 'connect/net-local-blocks-22',
    refusedBy: 'this-network',
    never: ['connect/fw-drop-rule', 'connect/client-firewall-or-antivirus'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
