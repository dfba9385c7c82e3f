import { defineScenario } from '../../scenario.ts';

// known_hosts has the same machine under other names and its other address: their silence says nothing about this network.
export default defineScenario({
  id: 'connect/server-drops-alias-known',
  client: { args: ['deploy@server4.lab'] },
  fault: { kind: 'fw.drop' },
  expect: {
    first: 'connect/fw-drop-rule',
    refusedBy: 'nobody',
    never: ['connect/net-local-blocks-22', 'connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
