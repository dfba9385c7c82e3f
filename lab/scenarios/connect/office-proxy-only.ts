import { defineScenario } from '../../scenario.ts';
import { knownToClient, ownHostKeys } from '../../second-host.ts';

// Nothing leaves this network but by the proxy that the environment names.
export default defineScenario({
  id: 'connect/office-proxy-only',
  world: 'two-servers',
  server2: { files: ownHostKeys },
  client: { env: { https_proxy: 'http://proxy.lab:3128' } },
  fault: [
    knownToClient,
    {
      on: 'router1',
      sh: 'nft -f - <<END\ntable inet office { chain chosen { type filter hook forward priority 0; policy drop; }; }\nEND',
      undo: 'nft delete table inet office',
    },
  ],
  expect: {
    first: 'connect/net-corporate-proxy-required',
    never: ['connect/sshd-not-running', 'connect/fw-drop-rule'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
