import { defineScenario } from '../../scenario.ts';

// ObscureKeystrokeTiming came with OpenSSH 9.5; this client is 9.2.
export default defineScenario({
  id: 'client/option-too-new',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  ObscureKeystrokeTiming no\n' } },
  expect: { first: 'client/client-option-unsupported-version', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
