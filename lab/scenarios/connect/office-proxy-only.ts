import { defineScenario } from '../../scenario.ts';

// Nothing leaves this network but by the proxy that the environment names.
export default defineScenario({
  id: 'connect/office-proxy-only',
  world: 'two-servers',
  client: { env: { https_proxy: 'http://proxy.lab:3128' } },
  fault: [
    {
      on: 'client',
      sh: "sed -n 's/^server.lab /server2.lab /p' /home/me/.ssh/known_hosts > /opt/other && cat /opt/other >> /home/me/.ssh/known_hosts",
      undo: ':',
    },
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
