import { defineScenario } from '../../scenario.ts';

// The login would fail too, but ssh never gets that far.
export default defineScenario({
  id: 'client/config-syntax-and-refused-key',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  ConnectTimeout soon\n' } },
  fault: { kind: 'authorized-keys.remove' },
  expect: { first: 'client/client-config-syntax', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
