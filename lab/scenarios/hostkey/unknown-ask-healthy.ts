import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/unknown-ask-healthy',
  title: 'A host nobody knows yet, and ssh would ask.',
  client: { files: { '~/.ssh/known_hosts': '' } },
  healthy: true,
  expect: { exit: 0, never: ['hostkey/hostkey-unknown-noninteractive'] },
});
