import { defineScenario } from '../../scenario.ts';

// Another host of the user answers on port 22, so this network does not block it.
export default defineScenario({
  id: 'connect/server-drops-with-contrast',
  world: 'two-servers',
  fault: [
    {
      on: 'client',
      sh: "sed -n 's/^server.lab /server2.lab /p' /home/me/.ssh/known_hosts > /opt/other && cat /opt/other >> /home/me/.ssh/known_hosts",
      undo: ':',
    },
    { kind: 'fw.drop' },
  ],
  expect: { first: 'connect/fw-drop-rule', refusedBy: 'nobody', never: ['connect/net-local-blocks-22'], exit: 1 },
  ends: 'healthy-after-undo',
});
