import { defineScenario } from '../../scenario.ts';

// The address of a network this machine has left.
export default defineScenario({
  id: 'client/bind-address-missing',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  BindAddress 192.168.178.20\n' } },
  expect: { first: 'client/client-bind-address-missing', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
  ends: 'healthy-after-undo',
});
