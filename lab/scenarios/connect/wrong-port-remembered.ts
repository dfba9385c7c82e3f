import { defineScenario } from '../../scenario.ts';

// A port nobody would guess, but known_hosts has this host there.
export default defineScenario({
  id: 'connect/wrong-port-remembered',
  client: { args: ['deploy@server.lab'] },
  fault: [
    { kind: 'sshd.port', port: 47022 },
    {
      on: 'client',
      sh: "sed -i 's/^server.lab /[server.lab]:47022 /' /home/me/.ssh/known_hosts",
      undo: ':',
    },
  ],
  expect: {
    first: 'connect/wrong-port',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
