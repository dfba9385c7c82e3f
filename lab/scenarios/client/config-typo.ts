import { defineScenario } from '../../scenario.ts';

// No OpenSSH of any release knows this word, so it is a slip of the pen and not a matter of age.
export default defineScenario({
  id: 'client/config-typo',
  client: { files: { '~/.ssh/config': 'Host server.lab\n  HostNmae server.lab\n' } },
  expect: { first: 'client/client-config-syntax', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
  fix: {},
});
